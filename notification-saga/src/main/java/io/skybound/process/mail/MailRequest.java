package io.skybound.process.mail;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is owed to the traveller of a booking.
 *
 * @param causeId identifier of the event that causes it; booking, kind and cause together name the mail
 * @param minVersion the mail is written from the booking as of this version or later
 * @param facts small frozen values by their {@link MailFacts} names; no personal data
 */
public record MailRequest(String bookingId, MailKind kind, String causeId, long minVersion, Map<String, String> facts) {
    private static final int LONGEST_FACT = 500;

    public MailRequest {
        var clean = new TreeMap<String, String>();
        facts.forEach((name, value) -> clean.put(name, clean(value)));
        facts = Map.copyOf(clean);
    }

    public static MailRequest of(String bookingId, MailKind kind, String causeId, long minVersion) {
        return new MailRequest(bookingId, kind, causeId, minVersion, Map.of());
    }

    /** The same request with one more fact; an instant, money or text. What is null is left out. */
    public MailRequest with(String fact, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(facts);
        more.put(fact, value.toString());
        return new MailRequest(bookingId, kind, causeId, minVersion, more);
    }

    /** One line without control characters: a fact may end in a subject, and PostgreSQL refuses U+0000. */
    private static String clean(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_FACT ? line : line.substring(0, LONGEST_FACT - 1) + "…";
    }
}
