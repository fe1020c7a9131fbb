package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations do to a flight reaches those who are on it. */
class DisruptionJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void aDelayReachesTheFlightTheBookingAndTheMailbox() {
        Traveller ada = sky.traveller();
        Operations.Plan plan = Operations.Plan.jfkToLax(25).seats(9);
        String flight = sky.operations().flight(plan);
        Answer confirmed = ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        OffsetDateTime later = plan.departure().plusMinutes(95);

        Answer delayed = sky.operations()
                .amend(
                        flight,
                        Map.of(
                                "departure_time", later.toString(),
                                "arrival_time", later.plus(plan.takes()).toString(),
                                "reason", "late aircraft"))
                .expect(200);

        assertThat(delayed.at("/status")).isEqualTo("delayed");
        assertThat(OffsetDateTime.parse(delayed.at("/departure_time")).toInstant())
                .isEqualTo(later.toInstant());
        Answer booking = await().until(
                        () -> ada.booking(confirmed.id()).expect(200),
                        now -> OffsetDateTime.parse(now.at("/flights/0/departure_time"))
                                .toInstant()
                                .equals(later.toInstant()));
        assertThat(booking.at("/status")).isEqualTo("confirmed");
        assertThat(sky.mailbox().await(ada.email(), "new times").at("/text")).contains("late aircraft");
    }

    @Test
    void aNewGateShowsOnTheFlight() {
        String flight = sky.operations().flight(25, 9);

        sky.operations().amend(flight, Map.of("gate", "B22", "terminal", "4")).expect(200);

        Answer seen = await().until(
                        () -> sky.anybody().get("/flights/" + flight, Map.of()),
                        now -> now.at("/gate").equals("B22"));
        assertThat(seen.at("/terminal")).isEqualTo("4");
    }

    @Test
    void aCancelledFlightCancelsItsBookingsAndPaysEverythingBack() {
        String flight = sky.operations().flight(3, 9);
        List<Traveller> paid =
                IntStream.range(0, 3).mapToObj(_ -> sky.traveller()).toList();
        List<Answer> bookings = paid.stream()
                .map(traveller ->
                        traveller.holdAndPay(Trip.oneWay(flight, sky.people().adult())))
                .toList();
        Traveller unpaid = sky.traveller();
        Answer held = unpaid.hold(Trip.oneWay(flight, sky.people().adult()));

        sky.operations().cancel(flight, "storm");

        for (int i = 0; i < paid.size(); i++) {
            Traveller traveller = paid.get(i);
            String id = bookings.get(i).id();
            Answer cancelled = traveller.awaitDetail(id, "cancelled_by_airline");
            assertThat(cancelled.at("/refund/amount/amount")).isEqualTo("199.90");
            assertThat(cancelled.at("/refund/penalty/amount")).isEqualTo("0.00");
            traveller.awaitBooking(id, "/refund/status", "succeeded");
            assertThat(sky.mailbox().await(traveller.email(), "is cancelled").at("/text"))
                    .contains("199.90", "storm");
        }
        unpaid.awaitDetail(held.id(), "cancelled_by_airline");
        unpaid.pay(held, "tok_visa").refuses(409, "booking_closed");
        sky.mailbox().await(unpaid.email(), "is cancelled");
        unpaid.book(Trip.oneWay(flight, sky.people().adult())).refuses(409, "flight_not_bookable");
        assertThat(sky.anybody().get("/flights/" + flight, Map.of()).at("/status"))
                .isEqualTo("cancelled");
        sky.operations().amend(flight, Map.of("gate", "A1")).refuses(409, "flight_is_final");
    }

    @Test
    void aFlightIsScheduledOnce() {
        Operations.Plan plan = Operations.Plan.jfkToLax(40);
        Map<String, Object> json = plan.json();
        Map<String, Object> other = new LinkedHashMap<>(plan.price("1.00").json());
        other.put("flight_number", json.get("flight_number"));
        sky.operations().schedule(json).expect(201);
        long events = sky.events();

        sky.operations().schedule(other).refuses(409, "flight_already_scheduled");

        assertThat(sky.events()).isEqualTo(events);
    }
}
