package io.skybound.process.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail as the traveller will read it.
 *
 * @param calendar the itinerary as iCalendar, null if the mail has none
 */
record Mail(
        String to,
        String subject,
        String text,
        String html,
        @Nullable Calendar calendar) {

    record Calendar(String fileName, String content) {}
}
