package io.skybound.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers whatever a controller throws, or whatever keeps a request from reaching one. */
@RestControllerAdvice
class ProblemAdvice {

    @ExceptionHandler(Throwable.class)
    @Nullable
    ResponseEntity<ProblemBody> answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            // The caller has gone, or a stream has begun: there is nobody left to tell.
            return null;
        }
        return ProblemWriter.answer(request, Problems.of(failure));
    }
}
