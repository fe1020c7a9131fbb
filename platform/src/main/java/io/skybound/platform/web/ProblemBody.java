package io.skybound.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A problem as it is sent: RFC 9457, and what our callers need on top. */
@Schema(name = "Problem", description = "What went wrong (RFC 9457). Decide by `code`, show `detail`.")
public record ProblemBody(
        @Schema(example = "urn:skybound:problem:sold_out") String type,
        @Schema(example = "Sold out") String title,
        @Schema(example = "409") int status,

        @Schema(example = "Flight SB400 has no 2 seats left in economy.")
        String detail,

        @Schema(example = "/bookings", description = "The path that was asked for.")
        String instance,

        @Schema(example = "sold_out", description = "Stable, snake_case.")
        String code,

        @Schema(example = "req_5f3kq2", description = "Quote it when you ask for help.")
        String requestId,

        @Schema(description = "Whether the very same request may succeed later; see `Retry-After`.")
        boolean retryable,

        @Schema(description = "Everything that is wrong with the input, at once.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<InputError> errors) {

    static ProblemBody of(Problem problem, String path, @Nullable String requestId) {
        return new ProblemBody(
                "urn:skybound:problem:" + problem.code(),
                title(problem.code()),
                problem.status().value(),
                problem.detail(),
                path,
                problem.code(),
                requestId == null ? "" : requestId,
                problem.retryable(),
                problem.errors());
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
