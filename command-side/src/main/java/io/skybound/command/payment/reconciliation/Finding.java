package io.skybound.command.payment.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the gateway's books and ours.
 *
 * @param repaired whether what follows from it was set going; otherwise a person must look
 * @param refundId which of the payment's refunds it is about, null if none of ours
 * @param gatewayReference the gateway's own name for the money, null where it has none
 * @param acknowledged who has looked at it and leaves it as it is, null if nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        Kind kind,
        boolean repaired,
        String paymentId,
        @Nullable String bookingId,
        @Nullable String refundId,
        @Nullable String gatewayReference,
        @Nullable Acknowledgement acknowledged) {

    Finding(
            Kind kind,
            boolean repaired,
            String paymentId,
            @Nullable String bookingId,
            @Nullable String refundId,
            @Nullable String gatewayReference) {
        this(kind, repaired, paymentId, bookingId, refundId, gatewayReference, null);
    }

    Finding acknowledged(Acknowledgement by) {
        return new Finding(kind, repaired, paymentId, bookingId, refundId, gatewayReference, by);
    }

    /** Whether a person must look. */
    boolean needsSomebody() {
        return !repaired && acknowledged == null;
    }

    /** A person's word that a difference stays as it is. */
    public record Acknowledgement(String by, String reason, Instant at) {}

    /** What is different, and what is done about it. */
    public enum Kind {
        /** The gateway has money that we did not know of: recorded now. The booking is confirmed, or the money goes back. */
        @JsonProperty("capture_recorded")
        CAPTURE_RECORDED,
        /** Paid, and the booking did not know: it was confirmed now. */
        @JsonProperty("booking_confirmed")
        BOOKING_CONFIRMED,
        /** Paid for a booking that can't be confirmed any more: the money goes back. */
        @JsonProperty("refund_requested")
        REFUND_REQUESTED,
        /** A refund was open for too long: the gateway was asked once more. */
        @JsonProperty("refund_submitted")
        REFUND_SUBMITTED,
        /** The money is back, and the booking did not know: told now. */
        @JsonProperty("refund_recorded")
        REFUND_RECORDED,
        /** The gateway took money for a payment that we have never heard of. */
        @JsonProperty("unknown_payment")
        UNKNOWN_PAYMENT,
        /** The gateway took another amount than was asked for. */
        @JsonProperty("amount_differs")
        AMOUNT_DIFFERS,
        /** The gateway had lost money that we believed to have: it was asked with the same key, and has it again. */
        @JsonProperty("capture_repeated")
        CAPTURE_REPEATED,
        /** We believe that we have money, and the gateway does not, nor does it take it again. */
        @JsonProperty("capture_missing")
        CAPTURE_MISSING,
        /** We believe that money went back, and the gateway does not. */
        @JsonProperty("refund_missing")
        REFUND_MISSING,
        /** The gateway paid something back that we did not ask for. */
        @JsonProperty("unknown_refund")
        UNKNOWN_REFUND,
        /** Settled by hand, and the gateway has paid it too. */
        @JsonProperty("paid_back_twice")
        PAID_BACK_TWICE,
        /** The gateway took the money of one payment more than once. */
        @JsonProperty("captured_twice")
        CAPTURED_TWICE,
        /** It could not be compared, or what follows from it could not be set going. The next comparison tries again. */
        @JsonProperty("not_compared")
        NOT_COMPARED
    }
}
