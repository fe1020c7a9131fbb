package io.skybound.allinone.journey;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody gives when they register. All of it is theirs and must show nowhere else. */
record Account(String email, String password, String firstName, String lastName) {

    static Account random(Front front) {
        String lastName = Words.name();
        Account account = new Account(
                lastName.toLowerCase(java.util.Locale.ROOT) + "@traveller.example",
                "Fly-" + Words.name() + "-7!",
                Words.name(),
                lastName);
        front.keepsSecret(account.email());
        front.keepsSecret(account.password());
        front.keepsSecret(account.firstName());
        front.keepsSecret(account.lastName());
        return account;
    }

    JsonNode registration() {
        return JsonMapper.shared()
                .valueToTree(
                        Map.of("email", email, "password", password, "first_name", firstName, "last_name", lastName));
    }
}
