package io.skybound.query.audit;

import io.skybound.platform.security.Roles;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.RequestIdFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Records each read of an auditor before anything is read. It stands in front of all endpoints under /audit, so none can
 * forget it, and of those that auditors share with others; what can't be recorded is not answered.
 */
final class RecordedReads implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(RecordedReads.class);

    private static final int MOST_PARAMETERS = 20;
    private static final int LONGEST = 200;
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final AuditTrail trail;
    private final Clock clock;

    RecordedReads(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod endpoint
                && !isForSomebodyElse()) {
            record(request, endpoint.getMethod().getName());
        }
        return true;
    }

    private static boolean isForSomebodyElse() {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        return reader != null
                && reader.getAuthorities().stream()
                        .noneMatch(authority -> Roles.AUDITOR.equals(authority.getAuthority()));
    }

    private void record(HttpServletRequest request, String operation) {
        Authentication auditor = SecurityContextHolder.getContext().getAuthentication();
        String requestId = RequestIdFilter.of(request);
        if (auditor == null || requestId == null) {
            throw unavailable();
        }
        try {
            trail.record(
                    clock.instant(),
                    auditor.getName(),
                    operation,
                    cut(request.getRequestURI()),
                    parameters(request),
                    requestId);
        } catch (RuntimeException e) {
            log.warn(
                    "A read could not be recorded and is refused: {}",
                    e.getClass().getSimpleName());
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return Problem.unavailable("audit_unavailable", "The read can't be recorded now, so it is refused. Try again.");
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new TreeMap<>();
        request.getParameterMap().entrySet().stream()
                .limit(MOST_PARAMETERS)
                .forEach(parameter -> parameters.put(
                        cut(parameter.getKey()),
                        Arrays.stream(parameter.getValue())
                                .limit(MOST_PARAMETERS)
                                .map(RecordedReads::cut)
                                .toList()));
        String resumed = request.getHeader(LAST_EVENT_ID);
        if (resumed != null) {
            parameters.put("last_event_id", List.of(cut(resumed)));
        }
        return parameters;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
