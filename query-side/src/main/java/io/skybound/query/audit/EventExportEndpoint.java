package io.skybound.query.audit;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Everything that happened, line by line. */
@RestController
@Tag(name = "Audit", description = "What happened, what was known when, and who has looked")
@Fails(
        status = 503,
        code = "audit_unavailable",
        detail = "The read can't be recorded now, so it is refused. Try again.")
class EventExportEndpoint {

    private static final int MOST = 10_000;

    private final EventLog log;

    EventExportEndpoint(EventLog log) {
        this.log = log;
    }

    @GetMapping(path = "/audit/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "exportEvents",
            summary = "All events, for export",
            description = "One JSON object a line, in the order of their positions. Go on with the position of the last"
                    + " line: nothing is missed and nothing comes twice, also while events are being recorded. What"
                    + " another process has just recorded may come with the next read. Of personal data only the"
                    + " shape is shown.")
    @ApiResponse(
            responseCode = "200",
            description = "The events that are there now, or `limit` of them",
            headers =
                    @Header(
                            name = "Link",
                            description = "Where to go on, if there is more than `limit`",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "two lines", value = AuditExamples.LINES)))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be a whole number, 0 or more",
            pointer = "/after",
            error = "invalid_parameter")
    void exportEvents(
            @RequestParam(required = false)
                    @Parameter(
                            description = "The position of the last event that is known",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String after,
            @RequestParam(required = false)
                    @Parameter(
                            description = "All that is there, if left out",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000"))
                    @Nullable
                    String limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Long position = Asked.number("after", after);
        Integer most = Asked.upTo(MOST, "limit", limit);
        if (most != null && most == 0) {
            throw BadParameter.of("limit", "must be at least 1");
        }
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = response.getOutputStream();
        if (most == null) {
            log.read(position, event -> {
                write(event, out);
                return true;
            });
        } else {
            List<AuditedEvent> page = new ArrayList<>();
            log.read(position, event -> page.add(event) && page.size() <= most);
            boolean more = page.size() > most;
            if (more) {
                page.removeLast();
                response.setHeader(
                        HttpHeaders.LINK, next(request, page.getLast().position()));
            }
            page.forEach(event -> write(event, out));
        }
        out.flush();
    }

    private static void write(AuditedEvent event, OutputStream out) {
        try {
            out.write((Masked.line(event) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String next(HttpServletRequest request, long position) {
        String target = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("after", position)
                .build()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }
}
