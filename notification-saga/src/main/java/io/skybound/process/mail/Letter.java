package io.skybound.process.mail;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says apart from the booking itself: the lines that depend on its kind, and what its template needs
 * besides.
 *
 * @param preheader the line that mailboxes show next to the subject
 * @param tone good, calm, warn or bad: the colour of the label
 * @param label one or two words on what has happened
 */
record Letter(
        String subject,
        String preheader,
        String tone,
        String label,
        String headline,
        boolean withCalendar,
        Map<String, Object> more) {

    static Letter of(String subject, String preheader, String tone, String label, String headline) {
        return new Letter(subject, preheader, tone, label, headline, false, Map.of());
    }

    /** Something that the template shows if it is there. */
    Letter with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var all = new HashMap<>(more);
        all.put(name, value);
        return new Letter(subject, preheader, tone, label, headline, withCalendar, all);
    }

    Letter withItsCalendarIf(boolean confirmed) {
        return new Letter(subject, preheader, tone, label, headline, confirmed, more);
    }
}
