package io.skybound.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container itself refuses, in the same form as everything else. */
@Hidden
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemBody> answer(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return answer(request, Problems.of(failure));
        }
        boolean asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null;
        int status = asked ? 404 : (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return answer(request, Problems.of(status));
    }

    /** For the path that was asked for, not for that of this page. */
    private static ResponseEntity<ProblemBody> answer(HttpServletRequest request, Problem problem) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ProblemWriter.answer(request, problem, asked instanceof String path ? path : request.getRequestURI());
    }
}
