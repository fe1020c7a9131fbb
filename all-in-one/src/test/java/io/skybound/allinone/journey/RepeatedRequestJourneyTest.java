package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same request again, a request on what has changed meanwhile, and a question whose answer is known already. */
class RepeatedRequestJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void bookingAgainWithTheSameKeyGivesTheSameAnswerAndBooksNothing() {
        Traveller ada = sky.traveller();
        Trip trip = Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult());
        String key = Keys.fresh();
        Answer first = ada.book(key, trip).expect(201);
        long events = sky.events();

        Answer again = ada.book(key, trip).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(sky.events()).isEqualTo(events);
        assertThat(ada.myBookings().each("/id")).containsExactly(first.id());
        ada.cancel(first.id()).expect(200);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 9);
        String key = Keys.fresh();
        Answer first = ada.book(key, Trip.oneWay(flight, sky.people().adult())).expect(201);
        long events = sky.events();

        ada.book(key, Trip.oneWay(flight, sky.people().adult())).refuses(422, "idempotency_key_reused");

        assertThat(sky.events()).isEqualTo(events);
        ada.cancel(first.id()).expect(200);
    }

    @Test
    void twoTravellersMayUseTheSameKey() {
        String flight = sky.operations().flight(30, 9);
        String key = Keys.fresh();
        Traveller ada = sky.traveller();
        Traveller bob = sky.traveller();

        Answer adas = ada.book(key, Trip.oneWay(flight, sky.people().adult())).expect(201);
        Answer bobs = bob.book(key, Trip.oneWay(flight, sky.people().adult())).expect(201);

        assertThat(adas.id()).isNotEqualTo(bobs.id());
        ada.cancel(adas.id()).expect(200);
        bob.cancel(bobs.id()).expect(200);
    }

    @Test
    void bookingAndPayingNeedAKey() {
        Traveller ada = sky.traveller();
        Trip trip = Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult());

        sky.anybody().post("/bookings", trip.json(), ada.session().bearer()).refuses(400, "idempotency_key_required");
        sky.anybody()
                .post(
                        "/payments",
                        Map.of("booking_id", "bkg_none"),
                        ada.session().bearer())
                .refuses(400, "idempotency_key_required");
    }

    @Test
    void aRefusalIsRepeatedToo() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 1);
        Answer taken = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        String key = Keys.fresh();
        Trip trip = Trip.oneWay(flight, sky.people().adult());
        Answer refused = ada.book(key, trip).refuses(409, "sold_out");
        ada.cancel(taken.id()).expect(200);
        await().until(
                        () -> sky.anybody().get("/flights/" + flight, Map.of()),
                        now -> now.at("/cabins/economy/available").equals("1"));

        Answer again = ada.book(key, trip).expect(409);

        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void correctionsNeedTheVersionThatIsCorrected() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
        String lastName = Words.name();
        sky.product().keepsSecret(lastName);
        Map<String, Object> correction =
                Map.of("passengers", List.of(Map.of("id", held.at("/passengers/0/id"), "last_name", lastName)));

        ada.correct(held.id(), null, correction).refuses(428, "precondition_required");
        ada.correct(held.id(), "\"99\"", correction).refuses(412, "precondition_failed");
        Answer corrected = ada.correct(held.id(), held.etag(), correction).expect(200);
        ada.correct(held.id(), held.etag(), correction).refuses(412, "precondition_failed");

        assertThat(corrected.at("/passengers/0/last_name")).isEqualTo(lastName);
        assertThat(corrected.version()).isEqualTo(held.version() + 1);
        assertThat(corrected.etag()).isEqualTo("\"" + corrected.version() + "\"");
        assertThat(ada.booking(held.id(), corrected.version()).at("/passengers/0/last_name"))
                .isEqualTo(lastName);
        ada.cancel(held.id()).expect(200);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 9);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer seen = ada.booking(held.id()).expect(200);

        Answer known = ada.get("/bookings/" + held.id(), Map.of("If-None-Match", seen.etag()))
                .expect(304);
        assertThat(known.body()).isEmpty();
        ada.get("/bookings/" + held.id(), Map.of("If-None-Match", "\"0\"")).expect(200);
        Answer offered = sky.anybody().get("/flights/" + flight, Map.of()).expect(200);
        sky.anybody()
                .get("/flights/" + flight, Map.of("If-None-Match", offered.etag()))
                .expect(304);

        Answer airports = sky.anybody().get("/airports?query=muc", Map.of()).expect(200);
        sky.anybody()
                .get("/airports?query=muc", Map.of("If-None-Match", airports.etag()))
                .expect(304);

        ada.cancel(held.id()).expect(200);
        ada.get("/bookings/" + held.id(), Map.of("If-None-Match", seen.etag())).expect(200);
    }

    @Test
    void aVersionThatHasNotComeYetIsNeverAFalse404() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));

        Answer lagging = ada.booking(held.id(), held.version() + 50).refuses(503, "projection_lagging");

        assertThat(lagging.header("Retry-After")).isNotEmpty();
        assertThat(lagging.at("/retryable")).isEqualTo("true");
        ada.cancel(held.id()).expect(200);
    }
}
