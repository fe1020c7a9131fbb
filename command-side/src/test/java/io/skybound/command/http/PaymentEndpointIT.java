package io.skybound.command.http;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.SOMEBODY_ELSE;
import static io.skybound.api.example.ExampleBooking.CONDITIONS;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.TripType;
import io.skybound.api.example.ExampleBooking;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSide.Test
class PaymentEndpointIT {

    private static final String CARD = "4111111111111111";

    @Autowired
    private Callers callers;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Reads reads;

    private final String bookingId = Ids.random("bkg");
    private final String key = Ids.random("key");
    private final String paymentId = Ids.derived("pay", ADA, key, bookingId);

    @BeforeEach
    void bookForAda() {
        Instant departure = Instant.now().plus(Duration.ofDays(30));
        Leg leg = new Leg(
                OUTBOUND.flightId(),
                false,
                OUTBOUND.flightNumber(),
                OUTBOUND.airlineCode(),
                OUTBOUND.originCode(),
                OUTBOUND.destinationCode(),
                LocalDate.ofInstant(departure, ZoneOffset.UTC),
                departure,
                departure.plus(Duration.ofHours(6)),
                OUTBOUND.prices());
        commands.sendAndWait(new CreateBooking(
                bookingId,
                ExampleBooking.REFERENCE,
                ADA,
                TripType.ONE_WAY,
                List.of(leg),
                List.of(ExampleBooking.ADA_LOVELACE),
                "ada@skybound.example",
                CONDITIONS,
                Instant.now()));
    }

    @AfterEach
    void catchUp() {
        reads.lagging = false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"199.90\"", "\"199.9\"", "\"199.900\"", "199.90", "199.9"})
    void takesAnAmountAsAStringOrAsANumber(String amount) {
        hold();

        Reply reply = pay(body().replace("\"199.90\"", amount));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).hasValue("/payments/" + paymentId);
        assertThat(reply.header("ETag")).hasValue("\"0\"");
        assertThat(reply.text("/id")).isEqualTo(paymentId);
        assertThat(reply.text("/amount/amount")).isEqualTo("199.90");
        assertThat(reply.text("/status")).isEqualTo("completed");
    }

    @Test
    void isPendingWhileTheReadsDoNotKeepUp() {
        hold();
        reads.lagging = true;

        Reply reply = pay(body());

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.text("/status")).isEqualTo("pending");
        assertThat(reply.text("/payment_method")).isEqualTo("card");
        assertThat(reply.text("/user_id")).isEqualTo(ADA);
    }

    @Test
    void paysOnceForTheSameKeyAlsoWhenTheAnswerWasLost() {
        hold();
        pay(body());
        sql.sql("DELETE FROM events.idempotent_request").update();

        Reply again = pay(body());

        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(paymentId);
        assertThat(reads.count(paymentId)).isEqualTo(1);
    }

    @Test
    void refusesAsTheBookingDoes() {
        assertThat(pay(body()).code()).isEqualTo("booking_not_held");
        hold();

        Reply reply =
                ada().with("Idempotency-Key", Ids.random("key")).post("/payments", body().replace("199.90", "1.00"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("amount_mismatch");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bkg_nobody", "flt_sb400", "pay_1", "x", "../../etc/passwd"})
    void knowsNoBookingThatIsNotThere(String id) {
        Reply reply = pay(body().replace(bookingId, id));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("booking_not_found");
    }

    @Test
    void hidesOtherPeoplesBookings() {
        hold();

        Reply reply = callers.as(SOMEBODY_ELSE, "traveller")
                .with("Idempotency-Key", key)
                .post("/payments", body());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("booking_not_found");
        assertThat(reads.count(bookingId)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"199.90\"         | \"-199.90\"                | 422 | /amount out_of_range",
                "\"199.90\"         | -1                         | 422 | /amount out_of_range",
                "\"199.90\"         | 0                          | 422 | /amount out_of_range",
                "\"199.90\"         | \"199.9001\"               | 422 | /amount out_of_range",
                "\"199.90\"         | \"199.901\"                | 422 | /amount invalid_amount",
                "\"199.90\"         | \"9999999999999\"          | 422 | /amount out_of_range",
                "\"199.90\"         | \"1e2\"                    | 422 | /amount invalid_value",
                "\"199.90\"         | 1e400                      | 400 | /amount wrong_type",
                "\"199.90\"         | \"much\"                   | 422 | /amount invalid_value",
                "\"199.90\"         | {}                         | 400 | /amount wrong_type",
                "\"199.90\"         | true                       | 400 | /amount wrong_type",
                "\"199.90\"         | null                       | 422 | /amount required",
                "\"USD\"            | \"usd\"                    | 422 | /currency invalid_format",
                "\"USD\"            | \"QQQ\"                    | 422 | /currency unknown_currency",
                "\"card\"           | \"cash\"                   | 422 | /payment_method invalid_format",
                "\"tok_visa\"       | \"tok visa\"               | 422 | /payment_details/token invalid_format",
                "\"tok_visa\"       | null                       | 422 | /payment_details/token required",
                "{\"token\"         | {\"cvv\": \"123\", \"token\" | 400 | /payment_details/cvv unknown_field",
                "{\"booking_id\"    | {\"status\": 1, \"booking_id\" | 400 | /status unknown_field"
            })
    void refusesWhatCanNotBeMeant(String part, String other, int status, String place) {
        hold();

        Reply reply = pay(body().replace(part, other));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(places(reply)).contains(place);
        assertThat(reads.count(bookingId)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"card_number\": \"4111 1111 1111 1111\"}",
                "{\"payment_details\": {\"card\": {\"number\": 4111111111111111}}}",
                "{\"payment_details\": {\"token\": \"tok_4111111111111111\"}}",
                "{\"4111-1111-1111-1111\": true}",
                "not json at all: 4111111111111111",
                "{\"card_number\": \"\\u0034111111111111111\"}"
            })
    void sendsCardNumbersBackAndKeepsNothing(String body) {
        Reply reply = pay(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("card_number_refused");
        assertThat(reply.body()).doesNotContain("1111");
        assertThat(keptKeys()).isZero();
    }

    @Test
    void findsCardNumbersHoweverThePathIsWritten() {
        Reply reply = ada().with("Idempotency-Key", key)
                .post("/%70ayments", body().replace("tok_visa", CARD.replaceAll("\\D", "")));

        assertThat(reply.code()).as(reply.body()).isEqualTo("card_number_refused");
        assertThat(keptKeys()).isZero();
    }

    @Test
    void findsCardNumbersOutsideTheBodyToo() {
        assertThat(ada().with("Idempotency-Key", CARD).post("/payments", body()).code())
                .isEqualTo("card_number_refused");
        assertThat(ada().with("Idempotency-Key", key)
                        .post("/payments?card=4111%201111%201111%201111", body())
                        .code())
                .isEqualTo("card_number_refused");
        assertThat(keptKeys()).isZero();
    }

    @Test
    void needsAKeyAndATraveller() {
        assertThat(ada().post("/payments", body()).code()).isEqualTo("idempotency_key_required");
        assertThat(callers.as(ADA, "ops")
                        .with("Idempotency-Key", key)
                        .post("/payments", body())
                        .status())
                .isEqualTo(403);
        assertThat(callers.nobody()
                        .with("Idempotency-Key", key)
                        .post("/payments", body())
                        .status())
                .isEqualTo(401);
    }

    private long keptKeys() {
        return sql.sql("SELECT count(*) FROM events.idempotent_request WHERE key IN (?, ?)")
                .params(key, CARD)
                .query(Long.class)
                .single();
    }

    private void hold() {
        commands.sendAndWait(new HoldBooking(bookingId, Instant.now().plus(Duration.ofMinutes(15)), Instant.now()));
    }

    private Reply pay(String body) {
        return ada().with("Idempotency-Key", key).post("/payments", body);
    }

    private Http ada() {
        return callers.as(ADA, "traveller");
    }

    private String body() {
        return """
                {"booking_id": "%s", "amount": "199.90", "currency": "USD", "payment_method": "card",
                 "payment_details": {"token": "tok_visa"}}""".formatted(bookingId);
    }

    private static List<String> places(Reply reply) {
        return StreamSupport.stream(reply.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
