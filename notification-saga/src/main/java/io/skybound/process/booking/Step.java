package io.skybound.process.booking;

import io.skybound.process.mail.MailKind;
import java.time.Instant;
import java.util.Map;

/** One thing that the booking process wants done. */
sealed interface Step {

    /** Send this command. */
    record Send(Object command) implements Step {}

    /** Send this command at that time; called off by its name. */
    record SendAt(String name, Instant due, Object command) implements Step {}

    /**
     * This command was tried in vain, and only a person can help.
     *
     * @param reason a code, without personal data
     */
    record GiveUp(String name, Object command, int attempts, String reason) implements Step {}

    /** It need not be sent any more. */
    record CallOff(String name) implements Step {}

    /**
     * Write to the traveller.
     *
     * @param facts small values frozen into the request, by their MailFacts names
     */
    record Mail(MailKind kind, Map<String, Object> facts) implements Step {}

    /** What was given up is done after all, some other way. */
    record Solved(String name) implements Step {}

    /** Nothing more is to come. */
    record End() implements Step {}
}
