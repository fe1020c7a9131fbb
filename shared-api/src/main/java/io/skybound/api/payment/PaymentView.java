package io.skybound.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its traveller sees it.
 *
 * @param refunded what has gone back so far, null if nothing
 * @param refunds each with where it stands, in the order in which they were asked for
 * @param version sequence number of the payment's last event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
        String id,
        String bookingId,
        String userId,
        Money amount,
        Status status,
        @Nullable String failureCode,
        String paymentMethod,
        @Nullable Money refunded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PaymentRefund> refunds,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The failure code of a payment that had been taken, until it turned out that the gateway has nothing. */
    public static final String CAPTURE_LOST = "capture_lost";

    public PaymentView {
        // A view that was stored before refunds had names has none.
        refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }

    /**
     * One refund and how far it has come.
     *
     * @param attempts how often the gateway has refused it
     * @param failureCode why it refused last, null unless that is how it stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentRefund(
            String id,
            Money amount,
            RefundStatus status,
            int attempts,
            @Nullable String failureCode,
            Instant createdAt,
            Instant updatedAt) {}

    /** Requested, submitted, then succeeded or failed; what failed is retried, and in the end left to a person. */
    public enum RefundStatus {
        @JsonProperty("requested")
        REQUESTED,
        @JsonProperty("submitted")
        SUBMITTED,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("manual")
        MANUAL,
        @JsonProperty("settled_by_hand")
        SETTLED_BY_HAND
    }

    /** What became of a payment; refunded also if only a part went back. */
    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("refunded")
        REFUNDED
    }
}
