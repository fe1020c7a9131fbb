package io.skybound.allinone.journey.invariants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * I4: every booking that was ever confirmed has its confirmation sent. What was sent is in the mailbox, once; twice only
 * where a crash may have come between the mail server's answer and our note of it, and then under one Message-ID.
 */
final class ConfirmationsAreDelivered implements Invariant {
    private static final String MESSAGE_ID = "message-id:";
    private static final int KEPT = 1_000;

    @Override
    public void check(Snapshot snapshot, Violations found) {
        Set<String> confirmed = new HashSet<>();
        snapshot.rows()
                .all(
                        "SELECT booking_id FROM notification.mail_outbox"
                                + " WHERE kind = 'BOOKING_CONFIRMED' AND state = 'sent'",
                        row -> row.getString(1))
                .forEach(booking ->
                        found.unless(confirmed.add(booking), "I4", "booking %s has several confirmations", booking));
        snapshot.bookings().values().stream()
                .filter(booking -> booking.confirmedBy() != null && !confirmed.contains(booking.id()))
                .forEach(booking -> found.add("I4", "booking %s has no confirmation sent", booking.id()));
        snapshot.rows()
                .all(
                        "SELECT booking_id || ' ' || kind || ': ' || last_error FROM notification.mail_outbox"
                                + " WHERE state = 'failed'",
                        row -> row.getString(1))
                .forEach(mail -> found.add("I4", "a mail could not be sent: %s", mail));
        checkMailbox(snapshot, found);
    }

    private static void checkMailbox(Snapshot snapshot, Violations found) {
        List<Path> mails = mails(snapshot.evidence().mailbox());
        if (mails.size() >= KEPT) {
            // The oldest are being removed.
            return;
        }
        Map<String, Integer> copies = new HashMap<>();
        mails.forEach(mail -> copies.merge(messageId(mail), 1, Integer::sum));
        for (String sent : snapshot.rows()
                .all("SELECT message_id FROM notification.mail_outbox WHERE state = 'sent'", row -> row.getString(1))) {
            int count = copies.getOrDefault(sent, 0);
            found.unless(
                    count == 1 || count > 1 && snapshot.evidence().crashed(),
                    "I4",
                    "mail %s is %d times in the mailbox",
                    sent,
                    count);
        }
    }

    private static List<Path> mails(Path mailbox) {
        try (Stream<Path> files = Files.list(mailbox)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageId(Path mail) {
        try (Stream<String> lines = Files.lines(mail)) {
            return lines.takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length()))
                    .map(line -> line.substring(MESSAGE_ID.length()).strip())
                    .findFirst()
                    .orElse("none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
