package io.skybound.allinone.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who run the flights: the demo account with the role ops. */
final class Operations {
    private static final AtomicInteger NUMBER =
            new AtomicInteger(Given.isThere() ? (int) (System.nanoTime() % 5000) + 1000 : 4000);

    private final Http http;
    private final Session session;

    Operations(Front front, Session session) {
        this.http = new Http(front);
        this.session = session;
    }

    /** With the demo account. */
    Operations(Front front) {
        this(front, Session.begin(front, "ops@skybound.example", "fly-high-2026"));
    }

    Answer schedule(Object flight) {
        return http.post("/ops/flights", flight, headers());
    }

    /** A flight, and its id. */
    String flight(Plan plan) {
        return schedule(plan.json()).expect(201).id();
    }

    /** A flight from JFK to LAX in so many days, with so many seats in economy and a business cabin of four. */
    String flight(int days, int seats) {
        return flight(Plan.jfkToLax(days).seats(seats));
    }

    Answer amend(String flightId, Map<String, ?> changes) {
        return http.send("PATCH", "/ops/flights/" + flightId, changes, headers());
    }

    Answer cancel(String flightId, String reason) {
        return amend(flightId, Map.of("status", "cancelled", "reason", reason)).expect(200);
    }

    Answer rebuild(String projection) {
        return http.post("/ops/projections/" + projection + "/rebuild", null, headers());
    }

    Answer projection(String name) {
        return http.get("/ops/projections/" + name, headers()).expect(200);
    }

    Answer get(String path) {
        return http.get(path, session.bearer());
    }

    /** With a key of its own. */
    Answer post(String path, Object body) {
        return http.post(path, body, headers());
    }

    /** The refund of a payment, in the state it comes to. */
    Answer awaitRefund(String paymentId, String status) {
        return await("a refund that is " + status)
                .until(
                        () -> get("/ops/payments/" + paymentId),
                        payment -> payment.each("/refunds", "/status").contains(status));
    }

    /** The headers of a request that may be sent again. */
    Map<String, String> sameRequest() {
        return headers();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(session.bearer());
        headers.put("Idempotency-Key", Keys.fresh());
        return headers;
    }

    /** A flight to be scheduled. */
    record Plan(String from, String to, OffsetDateTime departure, Duration takes, int seats, String price) {

        static Plan jfkToLax(int days) {
            return new Plan("JFK", "LAX", in(days, 13), Duration.ofHours(6), 100, "199.90");
        }

        static Plan laxToJfk(int days) {
            return new Plan("LAX", "JFK", in(days, 13), Duration.ofHours(5), 100, "219.90");
        }

        Plan seats(int economy) {
            return new Plan(from, to, departure, takes, economy, price);
        }

        Plan price(String economy) {
            return new Plan(from, to, departure, takes, seats, economy);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("flight_number", "DL" + NUMBER.incrementAndGet());
            json.put("airline_code", "DL");
            json.put("from_code", from);
            json.put("to_code", to);
            json.put("departure_time", departure.toString());
            json.put("arrival_time", departure.plus(takes).toString());
            json.put("aircraft_type", "A320");
            json.put(
                    "cabins",
                    Map.of(
                            "economy", Map.of("seats", seats, "price", usd(price)),
                            "business", Map.of("seats", 4, "price", usd("899.00"))));
            return json;
        }

        private static OffsetDateTime in(int days, int hour) {
            return LocalDate.now(ZoneOffset.UTC)
                    .plusDays(days)
                    .atTime(LocalTime.of(hour, 30))
                    .atOffset(ZoneOffset.UTC);
        }

        private static Map<String, String> usd(String amount) {
            return Map.of("amount", amount, "currency", "USD");
        }
    }
}
