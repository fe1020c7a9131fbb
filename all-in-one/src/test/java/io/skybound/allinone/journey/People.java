package io.skybound.allinone.journey;

import java.time.LocalDate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Passengers, each another person with papers of their own. */
final class People {
    private final Front front;

    People(Front front) {
        this.front = front;
    }

    ObjectNode adult() {
        return somebody("adult", LocalDate.of(1990, 12, 10), "economy");
    }

    ObjectNode adult(String cabin) {
        return somebody("adult", LocalDate.of(1985, 3, 2), cabin);
    }

    ObjectNode child() {
        return somebody("child", LocalDate.now().minusYears(6), "economy");
    }

    ObjectNode infant() {
        return somebody("infant", LocalDate.now().minusMonths(8), "economy");
    }

    private ObjectNode somebody(String type, LocalDate born, String cabin) {
        String firstName = Words.name();
        String lastName = Words.name();
        String passport = Words.passport();
        front.keepsSecret(firstName);
        front.keepsSecret(lastName);
        front.keepsSecret(passport);
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", type)
                .put("first_name", firstName)
                .put("last_name", lastName)
                .put("date_of_birth", born.toString())
                .put("passport_number", passport)
                .put("nationality", "GB")
                .put("cabin_class", cabin);
    }
}
