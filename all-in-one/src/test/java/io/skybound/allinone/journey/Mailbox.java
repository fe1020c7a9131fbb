package io.skybound.allinone.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The mails of the embedded default, read back as their receivers would. */
final class Mailbox {
    private final Http http;

    Mailbox(Product product) {
        this.http = new Http(product);
    }

    /** Newest first, as the list has them. */
    List<JsonNode> to(String email) {
        JsonNode mails =
                http.get("/dev/mailbox?to=" + email, Map.of()).expect(200).json();
        return StreamSupport.stream(mails.spliterator(), false).toList();
    }

    /** The mail to this address whose subject has this word in it, as soon as it has come. */
    Answer await(String email, String subject) {
        String id = Awaitility.await("mail \"" + subject + "\" to " + email)
                .atMost(Duration.ofSeconds(20))
                .until(() -> find(email, subject), Optional::isPresent)
                .orElseThrow();
        return mail(id);
    }

    Answer mail(String id) {
        return http.get("/dev/mailbox/" + id, Map.of()).expect(200);
    }

    private Optional<String> find(String email, String subject) {
        return to(email).stream()
                .filter(mail -> mail.path("subject")
                        .asString("")
                        .toLowerCase(Locale.ROOT)
                        .contains(subject.toLowerCase(Locale.ROOT)))
                .map(mail -> mail.path("id").asString(""))
                .findFirst();
    }
}
