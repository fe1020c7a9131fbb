package io.skybound.process.mail;

/** What became of one attempt to deliver a mail. Reasons never contain an address: they are stored and logged. */
sealed interface Outcome {

    /** The traveller's mail server has it. */
    record Sent(String recipient) implements Outcome {
        @Override
        public String toString() {
            return "Sent";
        }
    }

    /** Something is down or behind; worth another attempt. */
    record NotYet(String reason) implements Outcome {}

    /** It will never arrive. */
    record Never(String reason, String recipient) implements Outcome {
        @Override
        public String toString() {
            return "Never[" + reason + "]";
        }
    }

    /** Too late: the lease may be over before the mail server answers, and somebody else takes the mail on. */
    record LeaseOver() implements Outcome {}

    /** Its name in metrics and logs. */
    default String label() {
        return switch (this) {
            case Sent sent -> "sent";
            case NotYet notYet -> "retried";
            case Never never -> "failed";
            case LeaseOver over -> "lease_over";
        };
    }
}
