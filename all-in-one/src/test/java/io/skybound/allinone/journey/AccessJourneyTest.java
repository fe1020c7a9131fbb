package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Who may do what: every operation of the OpenAPI document, tried by everybody. An operation that is not on the list
 * below fails, so nobody can add one without saying who may use it.
 */
class AccessJourneyTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String ANYONE = "anyone";
    private static final String SIGNED_IN = "signed in";

    private static final Map<String, String> WHO_MAY = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /auth/register", ANYONE),
            Map.entry("POST /auth/login", ANYONE),
            Map.entry("POST /auth/refresh", ANYONE),
            Map.entry("POST /auth/logout", SIGNED_IN),
            Map.entry("GET /users/me", SIGNED_IN),
            Map.entry("PUT /users/me", SIGNED_IN),
            Map.entry("GET /users/me/bookings", "traveller"),
            Map.entry("GET /users/me/bookings/stream", "traveller"),
            Map.entry("GET /airports", ANYONE),
            Map.entry("GET /airports/{id}", ANYONE),
            Map.entry("GET /cache/airports", ANYONE),
            Map.entry("GET /cache/airlines", ANYONE),
            Map.entry("POST /search/optimize", ANYONE),
            Map.entry("POST /flights/search", ANYONE),
            Map.entry("GET /flights/{id}", ANYONE),
            Map.entry("GET /flights/{id}/availability", ANYONE),
            Map.entry("GET /flights/{id}/status", ANYONE),
            Map.entry("POST /bookings", "traveller"),
            Map.entry("GET /bookings/{id}", "traveller"),
            Map.entry("PUT /bookings/{id}", "traveller"),
            Map.entry("DELETE /bookings/{id}", "traveller"),
            Map.entry("GET /bookings/{id}/cancellation", "traveller"),
            Map.entry("POST /payments", "traveller"),
            Map.entry("GET /payments/{id}", "traveller"),
            Map.entry("GET /bookings/{id}/ledger", "traveller or auditor"),
            Map.entry("GET /ops/flights", "ops"),
            Map.entry("GET /ops/flights/stream", "ops"),
            Map.entry("GET /audit/bookings", "auditor"),
            Map.entry("POST /webhooks/gateway", ANYONE),
            Map.entry("GET /ops/reconciliations", "ops"),
            Map.entry("GET /ops/reconciliations/{id}", "ops"),
            Map.entry("POST /ops/reconciliations", "ops"),
            Map.entry("POST /ops/reconciliations/{id}/findings/{id}/acknowledge", "ops"),
            Map.entry("GET /ops/payments/{id}", "ops"),
            Map.entry("POST /ops/payments/{id}/refunds", "ops"),
            Map.entry("POST /ops/payments/{id}/refunds/{id}/retry", "ops"),
            Map.entry("POST /ops/payments/{id}/refunds/{id}/settle", "ops"),
            Map.entry("POST /ops/flights", "ops"),
            Map.entry("PATCH /ops/flights/{id}", "ops"),
            Map.entry("GET /audit/bookings/{id}", "auditor"),
            Map.entry("GET /audit/bookings/{id}/history", "auditor"),
            Map.entry("GET /audit/bookings/{id}/replay", "auditor"),
            Map.entry("GET /audit/events", "auditor"),
            Map.entry("GET /audit/reads", "auditor"),
            Map.entry("GET /ops/projections", "ops"),
            Map.entry("GET /ops/projections/{id}", "ops"),
            Map.entry("POST /ops/projections/{id}/rebuild", "ops"),
            Map.entry("GET /ops/projections/{id}/dead-letters", "ops"),
            Map.entry("GET /ops/projections/{id}/dead-letters/{id}", "ops"),
            Map.entry("POST /ops/projections/{id}/dead-letters/{id}/retry", "ops"),
            Map.entry("DELETE /ops/projections/{id}/dead-letters/{id}", "ops"),
            Map.entry("GET /ops/stuck-processes", "ops"),
            Map.entry("GET /ops/stuck-processes/{id}", "ops"),
            Map.entry("POST /ops/stuck-processes/{id}/retry", "ops"),
            Map.entry("POST /ops/stuck-processes/{id}/compensate", "ops"),
            Map.entry("GET /ops/outbox", "ops"),
            Map.entry("GET /ops/outbox/{id}", "ops"),
            Map.entry("POST /ops/outbox/{id}/resend", "ops"),
            Map.entry("GET /dev/clock", ANYONE),
            Map.entry("POST /dev/clock", ANYONE),
            Map.entry("GET /dev/mailbox", ANYONE),
            Map.entry("GET /dev/mailbox/{id}", ANYONE)));

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void everyOperationIsOnTheListAndTheListIsComplete() {
        assertThat(operations().keySet()).isEqualTo(WHO_MAY.keySet());
    }

    @Test
    void everyOperationShowsAnExample() {
        JsonNode schemas = document().at("/components/schemas");
        Set<String> without = new TreeSet<>();
        operations().forEach((name, operation) -> {
            boolean bySchema = operation.findValues("$ref").stream()
                    .map(ref -> schemas.path(
                            ref.asString("").substring(ref.asString("").lastIndexOf('/') + 1)))
                    .anyMatch(AccessJourneyTest::showsAnExample);
            if (!bySchema && !showsAnExample(operation)) {
                without.add(name);
            }
        });

        assertThat(without).isEmpty();
    }

    /** Whoever generates a client gets methods with names. Left in target/, where the linters of tools/api-lint look. */
    @Test
    void everyOperationHasANameThatSomebodyGave() throws IOException {
        Files.writeString(Path.of("target", "openapi.json"), document().toPrettyString());

        assertThat(operations().values())
                .extracting(operation -> operation.path("operationId").asString(""))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheyMay() {
        Map<String, Map<String, String>> callers = new TreeMap<>(Map.of(
                "anonymous", Map.of(),
                "traveller", sky.traveller().session().bearer(),
                "ops",
                        Session.begin(sky.product(), "ops@skybound.example", "fly-high-2026")
                                .bearer(),
                "auditor",
                        Session.begin(sky.product(), "auditor@skybound.example", "fly-high-2026")
                                .bearer()));
        List<DynamicTest> tests = new ArrayList<>();
        WHO_MAY.forEach((operation, who) -> callers.forEach((caller, headers) -> tests.add(
                DynamicTest.dynamicTest(caller + ": " + operation, () -> tryIt(operation, who, caller, headers)))));
        return tests.stream();
    }

    @Test
    void whatNobodyHasListedIsDenied() {
        Map<String, String> traveller = sky.traveller().session().bearer();

        for (String path : List.of(
                "/nothing",
                "/actuator/env",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/beans",
                "/actuator/heapdump",
                "/error")) {
            assertThat(sky.anybody().get(path, Map.of()).status()).as(path).isIn(401, 403, 404);
            assertThat(sky.anybody().get(path, traveller).status()).as(path).isIn(403, 404);
        }
    }

    private static void tryIt(String operation, String who, String caller, Map<String, String> headers) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1).replace("{id}", "none");
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Idempotency-Key", Keys.fresh());
        boolean withBody = !method.equals("GET") && !method.equals("DELETE");

        Answer answer = sky.anybody().send(method, path, withBody ? "{}" : null, all);

        boolean may = who.equals(ANYONE)
                || who.equals(SIGNED_IN) && !caller.equals("anonymous")
                || Set.of(who.split(" or ")).contains(caller);
        if (may) {
            assertThat(answer.status()).as(answer.body()).isNotIn(401, 403, 405, 500);
        } else if (caller.equals("anonymous")) {
            answer.refuses(401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        } else {
            answer.refuses(403, "forbidden");
        }
    }

    private static boolean showsAnExample(JsonNode node) {
        return !node.findValues("example").isEmpty()
                || !node.findValues("examples").isEmpty();
    }

    private static JsonNode document() {
        return sky.anybody().get("/v3/api-docs", Map.of()).expect(200).json();
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        JsonNode paths = document().path("paths");
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().replaceAll("\\{[^}]+}", "{id}"),
                                operation.getValue());
                    }
                }));
        return operations;
    }
}
