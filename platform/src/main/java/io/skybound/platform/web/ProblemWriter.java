package io.skybound.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is near: in filters, in the security chain, on the container's error page. */
public final class ProblemWriter {

    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        write(request, response, Problems.of(failure));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body =
                mapper.writeValueAsBytes(ProblemBody.of(problem, request.getRequestURI(), RequestIdFilter.of(request)));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader(HttpHeaders.ETAG, null);
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    static ResponseEntity<ProblemBody> answer(HttpServletRequest request, Problem problem) {
        return answer(request, problem, request.getRequestURI());
    }

    static ResponseEntity<ProblemBody> answer(HttpServletRequest request, Problem problem, String path) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
        problem.headers().forEach(answer::header);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(problem, path, RequestIdFilter.of(request)));
    }
}
