package io.skybound.allinone.journey.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** I11: what is secret or personal stands in no log, and in plain text in nothing that is stored about the past. */
final class NothingIsGivenAway implements Invariant {
    private static final List<String> STORES = List.of(
            "SELECT payload FROM events.domain_event_entry",
            "SELECT meta_data FROM events.domain_event_entry",
            "SELECT payload FROM events.snapshot_event_entry",
            "SELECT serialized_saga FROM process.saga_entry",
            "SELECT task_data FROM process.scheduled_tasks",
            "SELECT convert_to(command || reason, 'UTF8') FROM notification.stuck_step",
            "SELECT convert_to(facts::text || coalesce(last_error, ''), 'UTF8') FROM notification.mail_outbox");

    @Override
    public void check(Snapshot snapshot, Violations found) {
        Set<String> secrets = snapshot.evidence().secrets();
        for (Path log : snapshot.evidence().logs()) {
            search(read(log), secrets, log.getFileName().toString(), found);
        }
        for (String store : STORES) {
            snapshot.rows().each(store, row -> {
                byte[] bytes = row.getBytes(1);
                search(bytes == null ? "" : new String(bytes, UTF_8), secrets, store, found);
            });
        }
    }

    private static void search(String text, Set<String> secrets, String where, Violations found) {
        for (String secret : secrets) {
            int at = text.indexOf(secret);
            if (at >= 0) {
                found.add(
                        "I11",
                        "%s shows a secret: …%s…",
                        where,
                        text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80)));
            }
        }
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
