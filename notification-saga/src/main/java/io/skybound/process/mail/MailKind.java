package io.skybound.process.mail;

/** What a mail is about, and which {@link MailFacts} it is written from besides the booking itself. */
public enum MailKind {
    /** The seats are held until a time. {@link MailFacts#PAYMENT_DUE_BY}. */
    BOOKING_HELD("booking-held"),
    /** Paid. Carries the itinerary for the calendar. */
    BOOKING_CONFIRMED("booking-confirmed"),
    /** The gateway refused. {@link MailFacts#FAILURE_CODE} and {@link MailFacts#PAYMENT_DUE_BY}. */
    PAYMENT_FAILED("payment-failed"),
    /** Nobody paid in time. */
    BOOKING_EXPIRED("booking-expired"),
    /** Cancelled by the traveller. {@link MailFacts#REFUND} and {@link MailFacts#PENALTY}. */
    BOOKING_CANCELLED("booking-cancelled"),
    /** Cancelled because its payment was never taken. */
    BOOKING_REVOKED("booking-revoked"),
    /** The money is back. {@link MailFacts#REFUND}. */
    REFUND_COMPLETED("refund-completed"),
    /** The money can't be paid back; somebody looks after it. {@link MailFacts#REFUND}. */
    REFUND_FAILED("refund-failed"),
    /**
     * A flight has new times. {@link MailFacts#FLIGHT_ID}, {@link MailFacts#DEPARTURE}, {@link MailFacts#ARRIVAL},
     * {@link MailFacts#PREVIOUS_DEPARTURE}, {@link MailFacts#PREVIOUS_ARRIVAL}; optional {@link MailFacts#REASON}.
     */
    FLIGHT_DELAYED("flight-delayed"),
    /** A flight will not fly. {@link MailFacts#FLIGHT_ID}, {@link MailFacts#REFUND}; optional {@link MailFacts#REASON}. */
    FLIGHT_CANCELLED("flight-cancelled");

    private final String label;

    MailKind(String label) {
        this.label = label;
    }

    /** The name of its template, and its name in logs and metrics. */
    String label() {
        return label;
    }
}
