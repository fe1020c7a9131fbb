package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of one booking, there and back, as a traveller goes it. */
class BookingJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void searchesHoldsPaysFliesNotAndGetsTheMoneyBack() {
        Traveller ada = sky.traveller();
        Operations.Plan plan = Operations.Plan.jfkToLax(3).seats(9);
        String flight = sky.operations().flight(plan);

        Answer found = sky.anybody()
                .post(
                        "/flights/search",
                        Map.of(
                                "from_code", "JFK",
                                "to_code", "LAX",
                                "departure_date", plan.departure().toLocalDate().toString(),
                                "passengers", 2,
                                "cabin_class", "economy"),
                        Map.of())
                .expect(200);
        assertThat(found.each("/id")).contains(flight);

        Instant asked = Instant.now();
        People people = sky.people();
        Answer held = ada.book(
                        Trip.oneWay(flight, people.adult(), people.adult()).contact(ada.email()))
                .expect(201);
        assertThat(held.at("/status")).isEqualTo("pending");
        assertThat(held.at("/status_detail")).isEqualTo("awaiting_payment");
        assertThat(held.at("/booking_reference")).matches("[A-HJ-NP-Z2-9]{6}");
        assertThat(held.at("/total_amount/amount")).isEqualTo("399.80");
        assertThat(held.at("/total_amount/currency")).isEqualTo("USD");
        assertThat(Instant.parse(held.at("/payment_required_by"))).isAfter(asked);
        assertThat(held.etag()).isEqualTo("\"" + held.version() + "\"");
        assertThat(held.header("Location")).isEqualTo("/bookings/" + held.id());
        assertThat(held.json().at("/available_actions").toString()).isEqualTo("[\"pay\",\"cancel\",\"update\"]");
        assertThat(held.at("/passengers/0/passport_number")).startsWith("••");
        sky.awaitAvailable(flight, 7);

        Answer mail = sky.mailbox().await(ada.email(), "seats are held");
        assertThat(mail.at("/text"))
                .contains("399.80", "/#/bookings/" + held.id())
                .doesNotContain("[(", "null");
        assertThat(mail.at("/subject")).contains(held.at("/booking_reference"));

        Answer payment = ada.pay(held, "tok_visa").expect(201);
        assertThat(payment.at("/status")).isEqualTo("completed");
        assertThat(payment.at("/amount/amount")).isEqualTo("399.80");
        assertThat(payment.at("/booking_id")).isEqualTo(held.id());
        assertThat(payment.body()).doesNotContain("tok_visa");

        Answer confirmed = ada.awaitDetail(held.id(), "confirmed");
        assertThat(confirmed.at("/status")).isEqualTo("confirmed");
        assertThat(confirmed.at("/payments/0/status")).isEqualTo("completed");
        assertThat(ada.booking(held.id(), confirmed.version()).expect(200).body())
                .isEqualTo(confirmed.body());
        assertThat(ada.myBookings().each("/id")).containsExactly(held.id());

        Answer confirmation = sky.mailbox().await(ada.email(), "is confirmed");
        assertThat(confirmation.at("/html")).contains(held.at("/booking_reference"));
        assertThat(confirmation.at("/attachments/0/name")).endsWith(".ics");
        assertThat(confirmation.at("/attachments/0/content"))
                .startsWith("BEGIN:VCALENDAR")
                .contains("BEGIN:VEVENT", "JFK", "LAX", held.at("/booking_reference"));

        Answer quote = ada.get("/bookings/" + held.id() + "/cancellation").expect(200);
        Answer cancelled = ada.cancel(held.id()).expect(200);
        assertThat(quote.json().at("/refund")).isEqualTo(cancelled.json().at("/refund/amount"));
        assertThat(quote.json().at("/penalty")).isEqualTo(cancelled.json().at("/refund/penalty"));
        ada.get("/bookings/" + held.id() + "/cancellation").refuses(409, "booking_closed");
        assertThat(cancelled.at("/status_detail")).isEqualTo("cancelled_by_traveller");
        // Half the fare and less 50 for each of two seats: less than seven days ahead the 24-hour rule does not help.
        assertThat(cancelled.at("/refund/amount/amount")).isEqualTo("99.90");
        assertThat(cancelled.at("/refund/penalty/amount")).isEqualTo("299.90");

        Answer refunded = ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        assertThat(refunded.at("/payments/0/status")).isEqualTo("refunded");
        assertThat(ada.awaitPayment(payment.id(), "refunded").at("/refunded/amount"))
                .isEqualTo("99.90");
        assertThat(sky.mailbox().await(ada.email(), "is cancelled").at("/text")).contains("99.90", "299.90");
        assertThat(sky.mailbox().await(ada.email(), "your refund of").at("/text"))
                .contains("99.90");
        sky.awaitAvailable(flight, 9);
    }

    @Test
    void getsEverythingBackWithinADayOfBooking() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 5);
        Answer confirmed = ada.holdAndPay(Trip.oneWay(flight, sky.people().adult("business")));

        Answer cancelled = ada.cancel(confirmed.id()).expect(200);

        assertThat(cancelled.at("/refund/amount/amount")).isEqualTo("899.00");
        assertThat(cancelled.at("/refund/penalty/amount")).isEqualTo("0.00");
        ada.awaitBooking(confirmed.id(), "/refund/status", "succeeded");
    }

    @Test
    void cancelsWithoutHavingPaid() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 5);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));

        Answer quote = ada.get("/bookings/" + held.id() + "/cancellation").expect(200);
        Answer cancelled = ada.cancel(held.id()).expect(200);
        assertThat(quote.json().at("/refund")).isEqualTo(cancelled.json().at("/refund/amount"));
        assertThat(quote.json().at("/penalty")).isEqualTo(cancelled.json().at("/refund/penalty"));
        ada.get("/bookings/" + held.id() + "/cancellation").refuses(409, "booking_closed");

        assertThat(cancelled.at("/refund/status")).isEqualTo("not_needed");
        sky.awaitAvailable(flight, 5);
        ada.pay(held, "tok_visa").refuses(409, "booking_closed");
    }

    @Test
    void cancellingTwiceGivesTheSameAnswer() {
        Traveller ada = sky.traveller();
        Answer confirmed = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));
        ada.cancel(confirmed.id()).expect(200);
        Answer once = ada.awaitBooking(confirmed.id(), "/refund/status", "succeeded");

        Answer twice = ada.cancel(confirmed.id()).expect(200);

        assertThat(twice.json()).isEqualTo(once.json());
    }

    @Test
    void infantsTravelOnALapForNothing() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 5);
        People people = sky.people();

        Answer held = ada.hold(Trip.oneWay(flight, people.adult(), people.child(), people.infant()));

        assertThat(held.at("/total_amount/amount")).isEqualTo("399.80");
        sky.awaitAvailable(flight, 3);
        ada.cancel(held.id()).expect(200);
    }

    @Test
    void aRoundTripTakesBothFlights() {
        Traveller ada = sky.traveller();
        String out = sky.operations().flight(20, 5);
        String back = sky.operations().flight(Operations.Plan.laxToJfk(27).seats(5));

        Answer confirmed = ada.holdAndPay(Trip.roundTrip(out, back, sky.people().adult()));

        assertThat(confirmed.at("/total_amount/amount")).isEqualTo("419.80");
        assertThat(confirmed.at("/flights/1/is_return_flight")).isEqualTo("true");
        sky.awaitAvailable(out, 4);
        sky.awaitAvailable(back, 4);
    }

    @Test
    void aRoundTripTakesNeitherFlightIfOneIsFull() {
        Traveller ada = sky.traveller();
        String out = sky.operations().flight(20, 5);
        String back = sky.operations().flight(Operations.Plan.laxToJfk(27).seats(1));
        ada.holdAndPay(Trip.oneWay(back, sky.people().adult()));

        ada.book(Trip.roundTrip(out, back, sky.people().adult())).refuses(409, "sold_out");

        sky.awaitAvailable(out, 5);
        sky.awaitAvailable(back, 0);
        assertThat(ada.get("/users/me/bookings?status=cancelled").at("/0/status_detail"))
                .isEqualTo("rejected");
    }
}
