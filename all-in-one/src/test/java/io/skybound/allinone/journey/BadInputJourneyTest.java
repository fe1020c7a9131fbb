package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What makes no sense is refused with everything that is wrong with it, and leaves no trace. */
class BadInputJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    /** @param errors {@code pointer code} of each broken rule, or nothing if the problem has none */
    private record Bad(String what, int status, String code, List<String> errors, Consumer<Trip> bend) {}

    private static final List<Bad> BOOKINGS = List.of(
            bad(
                    "no such trip type",
                    422,
                    "invalid_request",
                    "/trip_type invalid_value",
                    t -> t.json().put("trip_type", "there-and-nowhere")),
            bad(
                    "a number for a text",
                    400,
                    "wrong_type",
                    "/trip_type wrong_type",
                    t -> t.json().put("trip_type", 1)),
            bad(
                    "an unknown field",
                    400,
                    "unknown_field",
                    "/price unknown_field",
                    t -> t.json().put("price", "0.01")),
            bad(
                    "a status of one's own",
                    400,
                    "unknown_field",
                    "/status unknown_field",
                    t -> t.json().put("status", "confirmed")),
            bad(
                    "an owner of one's own",
                    400,
                    "unknown_field",
                    "/user_id unknown_field",
                    t -> t.json().put("user_id", "usr_somebody")),
            bad(
                    "an unknown flight",
                    422,
                    "invalid_request",
                    "/flights/0/flight_id unknown_flight",
                    t -> leg(t, 0).put("flight_id", "flt_none_20260101")),
            bad(
                    "a flight that is another thing",
                    422,
                    "invalid_request",
                    "/flights/0/flight_id unknown_flight",
                    t -> leg(t, 0).put("flight_id", "bkg_abc")),
            bad(
                    "a flight id with a NUL",
                    422,
                    "invalid_request",
                    "/flights/0/flight_id invalid_character",
                    t -> leg(t, 0).put("flight_id", "flt_\u0000")),
            bad(
                    "no flights",
                    422,
                    "invalid_request",
                    "/flights required",
                    t -> t.json().putArray("flights")),
            bad(
                    "no passengers",
                    422,
                    "invalid_request",
                    "/passengers required",
                    t -> t.json().putArray("passengers")),
            bad(
                    "the same flight twice",
                    422,
                    "invalid_booking",
                    null,
                    t -> t.json().withArray("/flights").add(leg(t, 0).deepCopy())),
            bad(
                    "a date that does not exist",
                    422,
                    "invalid_request",
                    "/passengers/0/date_of_birth invalid_value",
                    t -> t.passenger(0).put("date_of_birth", "1990-02-30")),
            bad(
                    "a date in words",
                    422,
                    "invalid_request",
                    "/passengers/0/date_of_birth invalid_value",
                    t -> t.passenger(0).put("date_of_birth", "yesterday")),
            bad(
                    "somebody not born yet",
                    422,
                    "invalid_request",
                    "/passengers/0/date_of_birth birth_date",
                    t -> t.passenger(0).put("date_of_birth", "2190-01-01")),
            bad(
                    "somebody born with the steam engine",
                    422,
                    "invalid_request",
                    "/passengers/0/date_of_birth birth_date",
                    t -> t.passenger(0).put("date_of_birth", "1769-01-05")),
            bad(
                    "a child that is an adult",
                    422,
                    "invalid_booking",
                    "/passengers/0/type age_mismatch",
                    t -> t.passenger(0).put("type", "child")),
            bad(
                    "markup in a name",
                    422,
                    "invalid_request",
                    "/passengers/0/first_name invalid_format",
                    t -> t.passenger(0).put("first_name", "<script>alert(1)</script>")),
            bad(
                    "a line break in a name",
                    422,
                    "invalid_request",
                    "/passengers/0/last_name invalid_format",
                    t -> t.passenger(0).put("last_name", "Love\r\nBcc: all@example.com")),
            bad(
                    "a name that turns the text around",
                    422,
                    "invalid_request",
                    "/passengers/0/last_name invalid_format",
                    t -> t.passenger(0).put("last_name", "evol\u202E")),
            bad(
                    "an empty name",
                    422,
                    "invalid_request",
                    "/passengers/0/first_name required",
                    t -> t.passenger(0).put("first_name", "  ")),
            bad(
                    "an endless name",
                    422,
                    "invalid_request",
                    "/passengers/0/first_name invalid_length",
                    t -> t.passenger(0).put("first_name", "x".repeat(101))),
            bad(
                    "a line break in an address",
                    422,
                    "invalid_request",
                    "/contact_email invalid_email",
                    t -> t.json().put("contact_email", "ada@traveller.example\r\nBcc: all@example.com")),
            bad(
                    "two addresses",
                    422,
                    "invalid_request",
                    "/contact_email invalid_email",
                    t -> t.json().put("contact_email", "ada@traveller.example,bob@traveller.example")),
            bad(
                    "no such country",
                    422,
                    "invalid_request",
                    "/passengers/0/nationality iso_country",
                    t -> t.passenger(0).put("nationality", "XX")),
            bad(
                    "no such cabin",
                    422,
                    "invalid_request",
                    "/passengers/0/cabin_class invalid_value",
                    t -> t.passenger(0).put("cabin_class", "roof")),
            bad(
                    "a cabin that this flight has not",
                    422,
                    "invalid_booking",
                    "/passengers/0/cabin_class no_such_cabin",
                    t -> t.passenger(0).put("cabin_class", "first")),
            bad(
                    "a passport of signs",
                    422,
                    "invalid_request",
                    "/passengers/0/passport_number invalid_format",
                    t -> t.passenger(0).put("passport_number", "'; DROP TABLE")),
            bad(
                    "the same passenger twice",
                    422,
                    "invalid_booking",
                    "/passengers/1 duplicate_passenger",
                    t -> people(t).add(t.passenger(0).deepCopy())),
            bad("ten seats", 422, "invalid_booking", "/passengers too_many_seats", t -> {
                for (int i = 0; i < 9; i++) {
                    people(t).add(sky.people().adult());
                }
            }),
            bad("an infant of nobody", 422, "invalid_booking", null, t -> {
                people(t).removeAll();
                people(t).add(sky.people().infant());
            }));

    @TestFactory
    Stream<DynamicTest> aBookingThatMakesNoSense() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 50);
        return BOOKINGS.stream()
                .map(bad -> DynamicTest.dynamicTest(bad.what(), () -> {
                    Trip trip = Trip.oneWay(flight, sky.people().adult());
                    bad.bend().accept(trip);
                    unchanged(() -> {
                        Answer answer = ada.book(trip).refuses(bad.status(), bad.code());
                        assertThat(answer.errors()).containsAll(bad.errors());
                    });
                }));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Traveller ada = sky.traveller();
        Trip trip = Trip.oneWay(
                sky.operations().flight(30, 9),
                sky.people().adult(),
                sky.people().adult());
        trip.json().put("contact_email", "nobody");
        trip.passenger(0).put("first_name", "<b>").put("nationality", "ZZ");
        trip.passenger(1).remove("passport_number");
        trip.passenger(1).put("date_of_birth", "1990-13-01");

        unchanged(
                () -> assertThat(ada.book(trip).refuses(422, "invalid_request").errors())
                        .containsExactlyInAnyOrder(
                                "/contact_email invalid_email",
                                "/passengers/0/first_name invalid_format",
                                "/passengers/0/nationality iso_country",
                                "/passengers/1/passport_number required",
                                "/passengers/1/date_of_birth invalid_value"));
    }

    @Test
    void refusesTenThousandPassengersAtTheCostOfOne() {
        Traveller ada = sky.traveller();
        Trip many = Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult());
        ObjectNode one = many.passenger(0);
        for (int i = 0; i < 250; i++) {
            people(many).add(one);
        }
        Trip far = many.copy();
        for (int i = 0; i < 10_000; i++) {
            people(far).add(one);
        }

        unchanged(() -> {
            assertThat(ada.book(many).refuses(422, "invalid_request").errors())
                    .containsExactly("/passengers invalid_length");
            ada.book(far).refuses(413, "body_too_large");
        });
    }

    @Test
    void refusesWhatIsNoJson() {
        Traveller ada = sky.traveller();
        List<String> bodies = new ArrayList<>(List.of(
                "", "{", "[]x", "null", "{\"trip_type\":\"one-way\",}", "{'trip_type':'one-way'}", "[".repeat(5_000)));
        bodies.add("{\"trip_type\":\"one-way\",\"trip_type\":\"one-way\"}");

        unchanged(() -> bodies.forEach(body -> ada.post("/bookings", body).refuses(400, "malformed_json")));
        unchanged(() -> assertThat(ada.post("/bookings", "[]").status()).isIn(400, 422));
        unchanged(() -> sky.anybody()
                .send(
                        "POST",
                        "/bookings",
                        "trip_type=one-way",
                        Map.of(
                                "Authorization",
                                "Bearer " + ada.session().accessToken(),
                                "Idempotency-Key",
                                Keys.fresh(),
                                "Content-Type",
                                "application/x-www-form-urlencoded"))
                .refuses(415, "unsupported_media_type"));
    }

    @Test
    void refusesMoneyThatMakesNoSense() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));

        unchanged(() -> {
            pay(ada, held, p -> p.put("amount", "-199.90")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("amount", "0")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("amount", "lots")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("amount", "1e3")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("amount", "199.901")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("currency", "XXQ")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("payment_method", "shells")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.remove("payment_details")).refuses(422, "invalid_request");
            pay(ada, held, p -> p.put("amount", true)).refuses(400, "wrong_type");
            pay(ada, held, p -> p.put("booking_id", "bkg_none")).refuses(404, "booking_not_found");
            pay(ada, held, p -> p.put("booking_id", "seats_x")).refuses(404, "booking_not_found");
        });
        ada.cancel(held.id()).expect(200);
    }

    @Test
    void refusesCardNumbersWhereverTheyStandAndKeepsThemNowhere() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
        sky.product().keepsSecret("4242424242424242");
        sky.product().keepsSecret("4242 4242 4242 4242");

        unchanged(() -> {
            pay(ada, held, p -> ((ObjectNode) p.path("payment_details")).put("token", "4242424242424242"))
                    .refuses(422, "card_number_refused");
            pay(ada, held, p -> ((ObjectNode) p.path("payment_details")).put("number", "4242 4242 4242 4242"))
                    .refuses(422, "card_number_refused");
            pay(ada, held, p -> p.put("booking_id", "4242424242424242")).refuses(422, "card_number_refused");
            ada.post("/payments", "{\"card\": 4242424242424242").refuses(422, "card_number_refused");
        });
        ada.cancel(held.id()).expect(200);
    }

    @Test
    void knowsNothingOfUnknownThings() {
        Traveller ada = sky.traveller();

        unchanged(() -> {
            ada.booking("bkg_none").refuses(404, "booking_not_found");
            ada.booking("seats_flt_x").refuses(404, "booking_not_found");
            ada.booking("%00").expect(400);
            ada.cancel("bkg_none").refuses(404, "booking_not_found");
            ada.correct("bkg_none", "\"1\"", Map.of("contact_email", "a@traveller.example"))
                    .refuses(404, "booking_not_found");
            ada.get("/payments/pay_none").refuses(404, "payment_not_found");
            sky.anybody().get("/flights/flt_none", Map.of()).refuses(404, "flight_not_found");
            sky.anybody().get("/flights/flt_none/availability", Map.of()).refuses(404, "flight_not_found");
            sky.anybody().get("/airports/QQQ", Map.of()).refuses(404, "airport_not_found");
            sky.operations().amend("flt_none", Map.of("gate", "A1")).refuses(404, "flight_not_found");
        });
    }

    @Test
    void refusesASearchThatMakesNoSense() {
        Map<String, Object> search =
                Map.of("from_code", "XQX", "to_code", "JFK", "departure_date", "2020-02-30", "passengers", 10_000);

        Answer refused = sky.anybody().post("/flights/search", search, Map.of()).refuses(422, "invalid_request");

        assertThat(refused.errors())
                .containsExactlyInAnyOrder(
                        "/from_code unknown_airport", "/departure_date invalid_date", "/passengers out_of_range");
    }

    @Test
    void refusesARegistrationThatMakesNoSense() {
        Account account = Account.random(sky.product());

        unchanged(() -> {
            register(account, r -> r.put("email", "a@b.example\r\nBcc: c@d.example"))
                    .refuses(422, "invalid_request");
            register(account, r -> r.put("email", "not-an-address")).refuses(422, "invalid_request");
            register(account, r -> r.put("password", "short")).refuses(422, "weak_password");
            register(account, r -> r.put("first_name", "<img src=x>")).refuses(422, "invalid_request");
            register(account, r -> r.put("roles", "ops")).refuses(400, "unknown_field");
            register(account, r -> r.remove("password")).refuses(422, "invalid_request");
        });
    }

    @Test
    void refusesAFlightThatMakesNoSense() {
        unchanged(() -> {
            schedule(f -> f.put("arrival_time", "2001-01-01T00:00:00Z")).expect(422);
            schedule(f -> f.put("from_code", "XQX")).refuses(422, "invalid_request");
            schedule(f -> f.put("airline_code", "?!")).refuses(422, "invalid_request");
            schedule(f -> f.withObject("/cabins/economy").put("seats", -1)).refuses(422, "invalid_request");
            schedule(f -> f.withObject("/cabins/economy/price").put("amount", "-1.00"))
                    .refuses(422, "invalid_request");
            schedule(f -> f.put("departure_time", "tomorrow")).refuses(422, "invalid_request");
        });
    }

    private static Answer pay(Traveller traveller, Answer held, Consumer<ObjectNode> bend) {
        ObjectNode payment = (ObjectNode) Traveller.payment(held, "tok_visa");
        bend.accept(payment);
        return traveller.post("/payments", payment);
    }

    private static Answer register(Account account, Consumer<ObjectNode> bend) {
        ObjectNode registration = (ObjectNode) account.registration();
        bend.accept(registration);
        return sky.anybody().post("/auth/register", registration, Map.of());
    }

    private static Answer schedule(Consumer<ObjectNode> bend) {
        ObjectNode flight =
                JsonMapper.shared().valueToTree(Operations.Plan.jfkToLax(50).json());
        bend.accept(flight);
        return sky.operations().schedule(flight);
    }

    private static void unchanged(Runnable attempts) {
        long events = sky.events();
        attempts.run();
        assertThat(sky.events()).as("events recorded").isEqualTo(events);
    }

    private static ObjectNode leg(Trip trip, int i) {
        return (ObjectNode) trip.json().withArray("/flights").get(i);
    }

    private static ArrayNode people(Trip trip) {
        return trip.json().withArray("/passengers");
    }

    private static Bad bad(
            String what,
            int status,
            String code,
            @org.jspecify.annotations.Nullable String error,
            Consumer<Trip> bend) {
        return new Bad(what, status, code, error == null ? List.of() : List.of(error), bend);
    }
}
