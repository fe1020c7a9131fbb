package io.skybound.process.mail;

import io.skybound.api.booking.BookingView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a mail: decides what it says, and fills its two templates. */
final class MailWriter {
    private final Templates templates;
    private final Calendars calendars;
    private final String siteUrl;

    MailWriter(Templates templates, Calendars calendars, String siteUrl) {
        this.templates = templates;
        this.calendars = calendars;
        this.siteUrl = siteUrl;
    }

    Mail write(MailRequest request, BookingView booking) {
        BookingLines lines = BookingLines.of(booking, siteUrl);
        Letter letter = Letters.of(request.kind(), new Facts(request.facts()), booking, lines);
        Map<String, Object> values = Map.of("letter", letter, "booking", lines);
        String template = request.kind().label();
        return new Mail(
                booking.contactEmail(),
                letter.opening().subject(),
                tidy(templates.text(template, values)),
                templates.html(template, values),
                letter.withCalendar() ? calendar(booking, lines) : null);
    }

    private Mail.@Nullable Calendar calendar(BookingView booking, BookingLines lines) {
        return new Mail.Calendar("skybound-" + lines.reference() + ".ics", calendars.of(booking, lines.url()));
    }

    /** Templates leave blank lines where a part is not there. */
    private static String tidy(String text) {
        return text.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }
}
