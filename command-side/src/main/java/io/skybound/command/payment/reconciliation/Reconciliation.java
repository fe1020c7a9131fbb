package io.skybound.command.payment.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comparison of the gateway's books with ours. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reconciliation(
        long id,

        @Schema(description = "From when on payments were compared")
        Instant since,

        Instant until,
        Instant startedAt,

        @Schema(description = "Left out while it is running") @Nullable
        Instant finishedAt,

        @Schema(description = "How many payments were compared")
        int checked,

        @Schema(description = "How many differences could be repaired")
        int repaired,

        @Schema(description = "How many differences only a person can help, and nobody has acknowledged")
        int open,

        List<Finding> findings,

        @Schema(description = "Kind of failure, if it broke off") @Nullable
        String failure) {

    Reconciliation {
        findings = List.copyOf(findings);
    }
}
