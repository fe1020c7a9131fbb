package io.skybound.process.mail;

/**
 * Names of the facts that are frozen into a {@link MailRequest} because the booking may have moved on when the mail is
 * written. Instants and money in the form of their {@code toString}. Never personal data: the outbox is not encrypted.
 */
public final class MailFacts {
    /** Money that goes back to the traveller. */
    public static final String REFUND = "refund";
    /** Money that is kept on cancellation. */
    public static final String PENALTY = "penalty";
    /** The gateway's reason, a stable code. */
    public static final String FAILURE_CODE = "failure_code";
    /** Instant until which the seats are held. */
    public static final String PAYMENT_DUE_BY = "payment_due_by";

    public static final String FLIGHT_ID = "flight_id";
    /** Instant of the new departure. */
    public static final String DEPARTURE = "departure";
    /** Instant of the new arrival. */
    public static final String ARRIVAL = "arrival";

    public static final String PREVIOUS_DEPARTURE = "previous_departure";
    public static final String PREVIOUS_ARRIVAL = "previous_arrival";
    /** In the airline's words. */
    public static final String REASON = "reason";

    private MailFacts() {}
}
