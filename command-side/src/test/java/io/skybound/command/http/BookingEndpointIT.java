package io.skybound.command.http;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightStatus;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSide.Test
class BookingEndpointIT {

    private static final String ADULT = """
            {"type": "adult", "first_name": "Ada", "last_name": "O'Brien-Núñez", "date_of_birth": "1990-12-10",
             "passport_number": "x12345678", "nationality": "GB", "cabin_class": "economy"}""";

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Reads reads;

    private final String key = Ids.random("key");
    private final String bookingId = Ids.derived("bkg", ADA, key);
    private final String flightId = Ids.random("flt");
    private final Instant departure = Instant.now().plus(Duration.ofDays(30));

    @BeforeEach
    void putAFlightOnSale() {
        schedule(flightId, departure);
    }

    @AfterEach
    void catchUp() {
        reads.lagging = false;
        reads.beforeSettled = _ -> {};
    }

    @Test
    void answersWithTheHeldBooking() {
        holdAsSoonAsCreated();

        Reply reply = book(body(ADULT));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).hasValue("/bookings/" + bookingId);
        assertThat(reply.header("ETag")).hasValue("\"1\"");
        assertThat(reply.text("/id")).isEqualTo(bookingId);
        assertThat(reply.text("/status_detail")).isEqualTo("awaiting_payment");
        assertThat(reply.text("/booking_reference")).matches("[A-HJ-NP-Z2-9]{6}");
        assertThat(reply.text("/contact_email")).isEqualTo("ada@skybound.example");
        assertThat(reply.text("/total_amount/amount")).isEqualTo("199.90");
        assertThat(reply.text("/passengers/0/id")).isEqualTo("p1");
        assertThat(reply.text("/passengers/0/last_name")).isEqualTo("O'Brien-Núñez");
        assertThat(reply.text("/passengers/0/passport_number")).isEqualTo("X12345678");
    }

    @Test
    void saysWhereToAskWhileNothingIsDecided() {
        Reply reply = book(body(ADULT));

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).hasValue("/bookings/" + bookingId);
        assertThat(reply.header("ETag")).hasValue("\"0\"");
    }

    @ParameterizedTest
    @CsvSource({"sold_out, 409", "flight_not_bookable, 409", "no_such_cabin, 422"})
    void tellsWhySeatsCouldNotBeHeld(String code, int status) {
        assertThat(book(body(ADULT)).status()).isEqualTo(202);
        commands.sendAndWait(new RejectBooking(bookingId, code, "No.", Instant.now()));

        // Another body would be another request: this is the same one after its first answer was lost.
        Reply reply = afterTheKeyWasForgotten(body(ADULT));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void bookOnceForTheSameKeyHoweverTheFirstRequestEnded() {
        assertThat(book(body(ADULT)).status()).isEqualTo(202);
        commands.sendAndWait(new HoldBooking(bookingId, departure, Instant.now()));
        commands.sendAndWait(
                new AmendFlight(flightId, FlightStatus.CANCELLED, null, null, null, null, null, Instant.now()));

        Reply again = afterTheKeyWasForgotten(body(ADULT));

        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(bookingId);
        assertThat(reads.count(bookingId)).isEqualTo(2);
    }

    @Test
    void replaysTheAnswerOfTheSameKey() {
        holdAsSoonAsCreated();
        Reply first = book(body(ADULT));
        Reply again = book(body(ADULT));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(book(body(ADULT.replace("Ada", "Eve"))).code()).isEqualTo("idempotency_key_reused");
        assertThat(ada().post("/bookings", body(ADULT)).code()).isEqualTo("idempotency_key_required");
    }

    @Test
    void refusesFlightsThatHaveDepartedOrAreCancelled() {
        String gone = Ids.random("flt");
        schedule(gone, Instant.now().minusSeconds(60));
        assertThat(book(body(ADULT).replace(flightId, gone)).code()).isEqualTo("flight_not_bookable");

        commands.sendAndWait(
                new AmendFlight(flightId, FlightStatus.CANCELLED, null, null, null, null, null, Instant.now()));
        Reply reply = ada().with("Idempotency-Key", Ids.random("key")).post("/bookings", body(ADULT));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("flight_not_bookable");
    }

    @Test
    void namesTheFlightsThatDoNotExist() {
        Reply reply = book("""
                {"trip_type": "one-way", "flights": [{"flight_id": "flt_nowhere"}, {"flight_id": "bkg_1"}],
                 "passengers": [%s]}""".formatted(ADULT));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(places(reply))
                .containsExactly("/flights/0/flight_id unknown_flight", "/flights/1/flight_id unknown_flight");
        assertThat(reads.count(bookingId)).isZero();
    }

    @Test
    void tellsEveryRuleOfTheBookingThatIsBroken() {
        String child = ADULT.replace("1990-12-10", "2024-01-01").replace("economy", "first");

        Reply reply = book(body(child).replace("one-way", "round-trip"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid_booking");
        assertThat(places(reply))
                .contains(
                        "/trip_type trip_type_mismatch",
                        "/passengers/0/type age_mismatch",
                        "/passengers/0/cabin_class no_such_cabin");
    }

    @Test
    void tellsEverythingThatIsWrongWithTheFormAtOnce() {
        Reply reply = book("""
                {"trip_type": "there-and-back-again",
                 "flights": [{"flight_id": " "}],
                 "passengers": [{"type": "adult", "first_name": "<b>Ada</b>", "last_name": "",
                                 "date_of_birth": "2023-02-30", "passport_number": "12", "nationality": "XX",
                                 "cabin_class": "cargo"},
                                {"type": "adult", "first_name": "Eve\\u0007", "last_name": "%s",
                                 "date_of_birth": "2999-01-01", "passport_number": "x-12345", "nationality": "gb",
                                 "cabin_class": "first"},
                                {"type": "adult", "first_name": "Methuselah", "last_name": "M",
                                 "date_of_birth": "1000-01-01", "passport_number": "12345", "nationality": "IL",
                                 "cabin_class": "economy"}],
                 "contact_email": "ada@skybound.example\\nBcc: everybody@example.org"}""".formatted("x".repeat(101)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(places(reply))
                .containsExactlyInAnyOrder(
                        "/trip_type invalid_value",
                        "/flights/0/flight_id required",
                        "/passengers/0/first_name invalid_format",
                        "/passengers/0/last_name required",
                        "/passengers/0/last_name invalid_format",
                        "/passengers/0/date_of_birth invalid_value",
                        "/passengers/0/passport_number invalid_format",
                        "/passengers/0/nationality iso_country",
                        "/passengers/0/cabin_class invalid_value",
                        "/passengers/1/first_name invalid_format",
                        "/passengers/1/last_name invalid_length",
                        "/passengers/1/date_of_birth birth_date",
                        "/passengers/1/passport_number invalid_format",
                        "/passengers/1/nationality iso_country",
                        "/passengers/2/date_of_birth birth_date",
                        "/contact_email invalid_email");
        assertThat(reads.count(bookingId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"trip_type\":",
                "{\"trip_type\": 1, \"flights\": [], \"passengers\": []}",
                "{\"trip_type\": \"one-way\", \"flights\": {}, \"passengers\": []}",
                "{\"trip_type\": \"one-way\", \"flights\": [], \"passengers\": \"me\"}",
                "{\"trip_type\": \"one-way\", \"flights\": [], \"passengers\": [], \"total_amount\": \"0.01\"}",
                "{\"trip_type\": \"one-way\", \"flights\": [], \"passengers\": [], \"user_id\": \"usr_grace\"}",
                "{\"trip_type\": \"one-way\", \"flights\": [], \"passengers\": [{\"status\": \"confirmed\"}]}"
            })
    void refusesWhatCanNotBeRead(String body) {
        Reply reply = book(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reads.count(bookingId)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"{\"trip_type\": \"one-way\"}", "{}"})
    void namesWhatIsMissing(String body) {
        Reply reply = book(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(places(reply)).contains("/flights required", "/passengers required");
    }

    @Test
    void refusesTenThousandPassengersAtTheCostOfOne() {
        String crowd = IntStream.range(0, 10_000).mapToObj(_ -> "{}").collect(Collectors.joining(","));

        Reply reply = book(body(crowd));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(places(reply)).contains("/passengers invalid_length").hasSizeLessThan(200);
    }

    @Test
    void refusesTenThousandRealPassengersToo() {
        String crowd = IntStream.range(0, 10_000).mapToObj(_ -> ADULT).collect(Collectors.joining(","));

        assertThat(book(body(crowd)).status()).isEqualTo(413);
    }

    @Test
    void refusesTenSeatsButTakesInfantsOnLaps() {
        String ten = IntStream.range(0, 10).mapToObj(BookingEndpointIT::adult).collect(Collectors.joining(","));
        Reply reply = book(body(ten));
        assertThat(places(reply)).containsExactly("/passengers too_many_seats");

        String family = adult(1) + ","
                + adult(2).replace("adult", "infant")
                        .replace("1990-12-10", LocalDate.now().minusMonths(6).toString());
        assertThat(ada().with("Idempotency-Key", Ids.random("key"))
                        .post("/bookings", body(family))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void correctsABooking() {
        create();

        Reply reply = ada().with("If-Match", "\"1\"").put("/bookings/" + bookingId, """
                {"contact_email": "ada.king@skybound.example",
                 "passengers": [{"id": "p1", "last_name": "King", "passport_number": "y87654321"}]}""");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).hasValue("\"2\"");
        assertThat(reply.text("/passengers/0/last_name")).isEqualTo("King");
        assertThat(reply.text("/passengers/0/first_name")).isEqualTo("Ada");
        assertThat(reply.text("/passengers/0/passport_number")).isEqualTo("Y87654321");
    }

    @Test
    void correctsOnlyWhatTheTravellerHasSeen() {
        create();
        String path = "/bookings/" + bookingId;
        String correction = "{\"passengers\": [{\"id\": \"p1\", \"last_name\": \"King\"}]}";

        assertThat(ada().put(path, correction).status()).isEqualTo(428);
        assertThat(ada().with("If-Match", "1").put(path, correction).status()).isEqualTo(400);
        assertThat(ada().with("If-Match", "\"0\"").put(path, correction).status())
                .isEqualTo(412);
        assertThat(ada().with("If-Match", "W/\"1\"").put(path, correction).status())
                .isEqualTo(412);
        assertThat(reads.count(bookingId)).isEqualTo(2);
        assertThat(ada().with("If-Match", "*").put(path, correction).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'passengers': [{'last_name': 'King'}]}                        | 422 | /passengers/0/id required",
                "{'passengers': [{'id': 'p1', 'last_name': '<i>King</i>'}]}     | 422 | /passengers/0/last_name invalid_format",
                "{'passengers': [{'id': 'p1', 'nationality': 'ZZ'}]}            | 422 | /passengers/0/nationality iso_country",
                "{'passengers': [{'id': 'p1', 'passport_number': '1'}]}         | 422 | /passengers/0/passport_number invalid_format",
                "{'contact_email': 'ada'}                                       | 422 | /contact_email invalid_email",
                "{'contact_email': 'ada@a.example\\r\\nBcc: b@b.example'}       | 422 | /contact_email invalid_email",
                "{'passengers': [{'id': 'p1', 'date_of_birth': '2000-01-01'}]}  | 400 | /passengers/0/date_of_birth unknown_field",
                "{'status': 'confirmed'}                                        | 400 | /status unknown_field",
                "{'passengers': [null]}                                         | 422 | /passengers/0 required"
            })
    void refusesCorrectionsThatCanNotBeMeant(String body, int status, String place) {
        create();

        Reply reply = ada().with("If-Match", "\"1\"").put("/bookings/" + bookingId, body.replace('\'', '"'));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(places(reply)).contains(place);
        assertThat(reads.count(bookingId)).isEqualTo(2);
    }

    @Test
    void refusesToCorrectAPassengerWhoIsNotInTheBooking() {
        create();

        Reply reply = ada().with("If-Match", "\"1\"")
                .put("/bookings/" + bookingId, "{\"passengers\": [{\"id\": \"p7\", \"last_name\": \"King\"}]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("no_such_passenger");
        assertThat(places(reply)).containsExactly("/passengers/0/id no_such_passenger");
    }

    @Test
    void cancelsAndAnswersTheSameTheSecondTime() {
        create();

        Reply first = ada().delete("/bookings/" + bookingId);
        Reply second = ada().delete("/bookings/" + bookingId);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.text("/refund/amount/amount")).isEqualTo("0.00");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(reads.count(bookingId)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bkg_nobody", "flt_x", "x", "%27--", "bkg_%20", "pay_1"})
    void knowsNoBookingThatIsNotThere(String id) {
        assertThat(ada().delete("/bookings/" + id).code()).isEqualTo("booking_not_found");
        assertThat(ada().with("If-Match", "\"1\"").put("/bookings/" + id, "{}").code())
                .isEqualTo("booking_not_found");
    }

    @Test
    void takesOneAggregateNotForAnother() {
        assertThat(ada().delete("/bookings/" + flightId).status()).isEqualTo(404);
        assertThat(ada().delete("/bookings/seats_" + flightId).status()).isEqualTo(404);
    }

    @Test
    void hidesOtherPeoplesBookings() {
        create();
        Http grace = callers.as(SOMEBODY_ELSE, "traveller");

        Reply reply = grace.delete("/bookings/" + bookingId);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("booking_not_found");
        assertThat(grace.with("If-Match", "\"1\"")
                        .put("/bookings/" + bookingId, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(grace.with("If-Match", "*")
                        .put("/bookings/" + bookingId, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(reads.count(bookingId)).isEqualTo(2);
    }

    @Test
    void servesTravellersOnly() {
        String body = body(ADULT);
        assertThat(callers.as(ADA, "ops")
                        .with("Idempotency-Key", key)
                        .post("/bookings", body)
                        .status())
                .isEqualTo(403);
        assertThat(callers.nobody()
                        .with("Idempotency-Key", key)
                        .post("/bookings", body)
                        .status())
                .isEqualTo(401);
        assertThat(callers.as(ADA, "auditor").delete("/bookings/" + bookingId).status())
                .isEqualTo(403);
    }

    @Test
    void saysThatItIsDoneWhenTheReadsDoNotKeepUp() {
        create();
        reads.lagging = true;

        Reply reply = ada().delete("/bookings/" + bookingId);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Location")).hasValue("/bookings/" + bookingId);
        assertThat(reply.header("ETag")).hasValue("\"2\"");
    }

    private void create() {
        assertThat(book(body(ADULT)).status()).isEqualTo(202);
        commands.sendAndWait(new HoldBooking(bookingId, departure, Instant.now()));
    }

    /** As the booking process would. */
    private void holdAsSoonAsCreated() {
        reads.beforeSettled = id -> commands.sendAndWait(new HoldBooking(id, departure, Instant.now()));
    }

    private Reply book(String body) {
        return ada().with("Idempotency-Key", key).post("/bookings", body);
    }

    private Reply afterTheKeyWasForgotten(String body) {
        sql.sql("DELETE FROM events.idempotent_request").update();
        return book(body);
    }

    private Http ada() {
        return callers.as(ADA, "traveller");
    }

    private String body(String passengers) {
        return """
                {"trip_type": "one-way", "flights": [{"flight_id": "%s", "is_return_flight": false}],
                 "passengers": [%s]}""".formatted(flightId, passengers);
    }

    private static String adult(int number) {
        return ADULT.replace("Ada", "Ada " + number).replace("x12345678", "X1234567" + number);
    }

    private void schedule(String id, Instant leaves) {
        commands.sendAndWait(new ScheduleFlight(
                id,
                "SB400",
                "SB",
                "JFK",
                "LAX",
                leaves,
                leaves.plus(Duration.ofHours(6)),
                "A320",
                Map.of(Cabin.ECONOMY, new CabinOffer(10, Money.parse("USD 199.90"))),
                Instant.now()));
    }

    private static List<String> places(Reply reply) {
        return StreamSupport.stream(reply.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
