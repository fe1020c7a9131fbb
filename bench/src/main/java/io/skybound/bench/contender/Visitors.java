package io.skybound.bench.contender;

import io.skybound.bench.load.Reply;
import io.skybound.bench.load.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Travellers and operations of a product, signed in. */
public final class Visitors {
    private static final String PASSWORD = "fly-high-2026";
    private static final int MOST_SEATS = 853;

    private final URI server;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger flights = new AtomicInteger(1_000);
    private final String operations;

    private Visitors(URI server) {
        this.server = server;
        operations = signIn("ops@skybound.example");
    }

    /** One traveller: the demo account. */
    public static Visitors of(URI server) {
        Visitors visitors = new Visitors(server);
        visitors.tokens.add(visitors.signIn("ada@skybound.example"));
        return visitors;
    }

    /** So many new travellers. */
    static Visitors of(URI server, int travellers) {
        Visitors visitors = new Visitors(server);
        for (int i = 0; i < travellers; i++) {
            visitors.tokens.add(visitors.register("traveller" + i + "@bench.example"));
        }
        return visitors;
    }

    List<String> tokens() {
        return tokens;
    }

    public Map<String, String> operations() {
        return bearer(operations);
    }

    /** The next one in turn. */
    public Map<String, String> traveller() {
        return bearer(tokens.get(Math.floorMod(turn.getAndIncrement(), tokens.size())));
    }

    public List<Map<String, String>> all() {
        return tokens.stream().map(Visitors::bearer).toList();
    }

    /** As large as a flight may be. */
    public String newFlight() {
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        Map<String, Object> economy =
                Map.of("seats", MOST_SEATS, "price", Map.of("amount", "199.90", "currency", "USD"));
        String number = "DL" + flights.incrementAndGet();
        Map<String, Object> flight = Map.of(
                "flight_number",
                number,
                "airline_code",
                "DL",
                "from_code",
                "JFK",
                "to_code",
                "LAX",
                "departure_time",
                day + "T13:30:00Z",
                "arrival_time",
                day + "T19:30:00Z",
                "aircraft_type",
                "A320",
                "cabins",
                Map.of("economy", economy));
        Map<String, String> headers = new LinkedHashMap<>(operations());
        headers.put("Idempotency-Key", "flight-" + System.nanoTime());
        return send("POST", "/ops/flights", headers, flight).expect(201).at("/id");
    }

    private String register(String email) {
        send(
                        "POST",
                        "/auth/register",
                        Map.of(),
                        Map.of("email", email, "password", PASSWORD, "first_name", "Ada", "last_name", "Lovelace"))
                .expect(201);
        return signIn(email);
    }

    private String signIn(String email) {
        return send("POST", "/auth/login", Map.of(), Map.of("email", email, "password", PASSWORD))
                .expect(200)
                .at("/access_token");
    }

    private Reply send(String method, String path, Map<String, String> headers, Object body) {
        try (Wire wire = new Wire(server)) {
            return wire.send(method, path, headers, JsonMapper.shared().writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
