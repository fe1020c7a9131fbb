package io.skybound.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before it has found an application: requests that are not HTTP, or too large to be read. */
final class ContainerErrors extends ErrorReportValve {

    private final JsonMapper mapper;

    ContainerErrors(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problems.of(response.getStatus());
        try {
            // The path is left out: it may be what could not be read.
            byte[] body = mapper.writeValueAsBytes(ProblemBody.of(problem, "", RequestIdFilter.choose(null)));
            response.setStatus(problem.status().value());
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException callerHasGone) {
            LoggerFactory.getLogger(ContainerErrors.class).debug("A refusal could not be sent");
        }
    }
}
