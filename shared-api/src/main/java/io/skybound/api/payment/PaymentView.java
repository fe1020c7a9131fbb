package io.skybound.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its traveller sees it.
 *
 * @param refunded what has gone back so far, null if nothing
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
        long version,
        Instant createdAt,
        Instant updatedAt) {

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
