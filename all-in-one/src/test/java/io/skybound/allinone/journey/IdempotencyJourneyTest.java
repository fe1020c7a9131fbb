package io.skybound.allinone.journey;

import static io.skybound.allinone.journey.Crowd.atOnce;
import static io.skybound.allinone.journey.Crowd.untilDone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Every write that changes a booking or money, travellers' and operators': a hundred times at once it is one. */
class IdempotencyJourneyTest {

    private static final int TIMES = 100;

    /** Writes without a key, and why they need none. */
    private static final List<String> NEED_NONE = List.of(
            "POST /auth/.*", // sessions and accounts: no booking and no money
            "PUT /users/me", // the profile; written twice it is the same
            "POST /(flights/search|search/optimize)", // questions
            "POST /ops/projections/.*", // read models, which can be made again
            "DELETE /ops/projections/.*",
            "POST /ops/outbox/.*", // mails; a copy has the same Message-ID
            "POST /ops/reconciliations", // compares; every repair is a command that changes nothing the second time
            "POST /webhooks/gateway", // known by the gateway's own id of the notice
            "(POST|PUT|PATCH|DELETE) /dev/.*"); // the embedded default's own

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void everyWriteTakesAKeyOrIsKnownToNeedNone() {
        Set<String> without = new TreeSet<>();
        JsonNode paths =
                sky.anybody().get("/v3/api-docs", Map.of()).expect(200).json().path("paths");
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                    String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    if (name.matches("(POST|PUT|PATCH|DELETE) .*")
                            && !takesAKey(operation.getValue())
                            && NEED_NONE.stream().noneMatch(known -> Pattern.matches(known, name))) {
                        without.add(name);
                    }
                }));

        assertThat(without).isEmpty();
    }

    @Test
    void aHundredTimesTheSameBookingIsOneBooking() {
        Traveller ada = sky.traveller();
        Trip trip = Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult());
        String key = Keys.fresh();

        Answer booked = once(201, () -> ada.book(key, trip));

        assertThat(ada.myBookings().each("/id")).containsExactly(booked.id());
        ada.cancel(booked.id()).expect(200);
    }

    @Test
    void aHundredTimesTheSameCancellationIsOneRefund() {
        Traveller ada = sky.traveller();
        Answer booking = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
        Map<String, String> same = new HashMap<>(ada.session().bearer());
        same.put("Idempotency-Key", Keys.fresh());

        once(200, () -> sky.anybody().send("DELETE", "/bookings/" + booking.id(), null, same));

        ada.awaitBooking(booking.id(), "/refund/status", "succeeded");
        assertThat(events(booking.id(), "BookingCancelled")).isEqualTo(1);
        assertThat(sky.query(
                        "SELECT count(*) FROM gateway.refund WHERE capture_reference = (SELECT reference FROM"
                                + " gateway.capture WHERE idempotency_key = ?)",
                        booking.at("/payments/0/id")))
                .containsExactly("1");
    }

    @Test
    void aHundredTimesTheSameFlightIsOneFlightAndOneChange() {
        Map<String, String> scheduling = sky.operations().sameRequest();
        Object plan = Operations.Plan.jfkToLax(40).json();
        Answer flight = once(201, () -> sky.anybody().post("/ops/flights", plan, scheduling));

        Map<String, String> amending = sky.operations().sameRequest();
        once(
                200,
                () -> sky.anybody()
                        .send(
                                "PATCH",
                                "/ops/flights/" + flight.id(),
                                Map.of("gate", "B22", "terminal", "4"),
                                amending));

        assertThat(events(flight.id(), "FlightScheduled")).isEqualTo(1);
        assertThat(events(flight.id(), "GateAssigned")).isEqualTo(1);
    }

    @Test
    void aHundredTimesTheSameRefundByHandIsOneRefund() {
        Traveller ada = sky.traveller();
        Answer booking = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
        String payment = booking.at("/payments/0/id");
        Map<String, String> same = sky.operations().sameRequest();
        Object goodwill = Map.of("amount", Map.of("amount", "5.00", "currency", "USD"), "reason", "cold coffee");

        once(201, () -> sky.anybody().post("/ops/payments/" + payment + "/refunds", goodwill, same));

        assertThat(sky.operations().get("/ops/payments/" + payment).expect(200).each("/refunds", "/amount/amount"))
                .containsExactly("5.00");
    }

    /** All of them get one answer, the same. */
    private static Answer once(int status, Callable<Answer> request) {
        List<Answer> answers = atOnce(TIMES, _ -> untilDone(request));
        assertThat(answers).allSatisfy(answer -> answer.expect(status));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        return answers.getFirst();
    }

    private static boolean takesAKey(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString("").equals("Idempotency-Key"));
    }

    private static long events(String aggregate, String type) {
        return Long.parseLong(sky.query(
                        "SELECT count(*) FROM events.domain_event_entry WHERE aggregate_identifier = ? AND"
                                + " payload_type = ?",
                        aggregate,
                        type)
                .getFirst());
    }
}
