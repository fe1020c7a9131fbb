package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A full flight is cancelled: everybody on it gets their money back and is told, and others go on booking. */
class CancelledFlightJourneyTest {
    private static final int TRAVELLERS = 15;
    private static final int BOOKINGS_EACH = 20;
    private static final int BOOKINGS = TRAVELLERS * BOOKINGS_EACH;
    private static final Duration WORKED_OFF = Duration.ofSeconds(120);

    /** One of its own, since the mailbox of the shared one would forget the mails of other journeys. */
    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("cancelled-flight", Map.of());

    private record Party(Traveller traveller, List<Answer> bookings) {
        List<String> references() {
            return bookings.stream()
                    .map(booking -> booking.at("/booking_reference"))
                    .toList();
        }
    }

    @Test
    void threeHundredBookingsArePaidBackWhileOthersGoOnBooking() {
        String flight = sky.operations().flight(Operations.Plan.jfkToLax(5).seats(BOOKINGS + 20));
        String another = sky.operations().flight(6, 9);
        Traveller bob = sky.traveller();
        List<Party> aboard = Crowd.atOnce(TRAVELLERS, _ -> boarding(flight));
        awaitCount(BOOKINGS, events("BookingConfirmed"));

        sky.operations().cancel(flight, "volcanic ash");
        Answer booked = bookAndPay(bob, another);
        bob.awaitDetail(booked.id(), "confirmed");

        awaitCount(BOOKINGS, events("BookingRefunded"));
        assertThat(paidBackBefore(booked))
                .as("paid back before Bob, who came last, was confirmed")
                .isLessThan(BOOKINGS * 2 / 3);
        everybodyHasTheirMoneyBack(aboard);
        theGatewayHasPaidBackOnce(aboard);
        everybodyIsToldOnce(aboard);
        assertThat(bob.booking(booked.id()).at("/status_detail")).isEqualTo("confirmed");
    }

    /** One booking after the other. */
    private static Party boarding(String flight) {
        Traveller traveller = sky.traveller();
        return new Party(
                traveller,
                IntStream.range(0, BOOKINGS_EACH)
                        .mapToObj(_ -> bookAndPay(traveller, flight))
                        .toList());
    }

    private static Answer bookAndPay(Traveller traveller, String flight) {
        Answer held = Crowd.hold(
                traveller, Keys.fresh(), Trip.oneWay(flight, sky.people().adult()));
        String key = Keys.fresh();
        Crowd.untilDone(() -> traveller.pay(key, held, "tok_visa")).expect(201);
        return held;
    }

    private static void everybodyHasTheirMoneyBack(List<Party> aboard) {
        Crowd.atOnce(
                TRAVELLERS,
                i -> aboard.get(i).bookings().stream()
                        .map(booking -> paidBack(aboard.get(i).traveller(), booking))
                        .toList());
    }

    private static Answer paidBack(Traveller traveller, Answer booking) {
        Answer now = traveller.awaitBooking(booking.id(), "/refund/status", "succeeded");
        assertThat(now.at("/status_detail")).isEqualTo("cancelled_by_airline");
        assertThat(now.at("/refund/amount/amount")).isEqualTo(booking.at("/total_amount/amount"));
        assertThat(now.at("/refund/penalty/amount")).isEqualTo("0.00");
        return now;
    }

    private static void theGatewayHasPaidBackOnce(List<Party> aboard) {
        assertThat(sky.query("SELECT booking_id FROM gateway.refund"
                        + " JOIN gateway.capture ON capture.reference = capture_reference"
                        + " AND capture.amount = refund.amount AND capture.currency = refund.currency"
                        + " JOIN read.payment ON payment.id = capture.idempotency_key"
                        + " WHERE refund.outcome = 'refunded'"))
                .containsExactlyInAnyOrderElementsOf(all(aboard, Answer::id));
        assertThat(sky.query("SELECT count(*) FROM gateway.refund")).containsExactly(Integer.toString(BOOKINGS));
    }

    private static void everybodyIsToldOnce(List<Party> aboard) {
        List<String> ids = all(aboard, Answer::id);
        for (String kind : List.of("FLIGHT_CANCELLED", "REFUND_COMPLETED")) {
            String mails = "FROM notification.mail_outbox WHERE kind = '" + kind + "'";
            awaitCount(BOOKINGS, "SELECT count(*) " + mails + " AND state = 'sent'");
            assertThat(sky.query("SELECT booking_id " + mails)).containsExactlyInAnyOrderElementsOf(ids);
        }
        for (Party party : aboard) {
            assertThat(mailsAbout(" is cancelled – booking ", party))
                    .containsExactlyInAnyOrderElementsOf(party.references());
            assertThat(mailsAbout(" is on its way – booking ", party))
                    .containsExactlyInAnyOrderElementsOf(party.references());
        }
    }

    /** The bookings that the mails with this subject are about. */
    private static List<String> mailsAbout(String subject, Party party) {
        return sky.mailbox().to(party.traveller().email()).stream()
                .map(mail -> mail.path("subject").asString(""))
                .filter(line -> line.contains(subject))
                .map(line -> line.substring(line.indexOf(subject) + subject.length()))
                .toList();
    }

    private static List<String> all(List<Party> aboard, Function<Answer, String> what) {
        return aboard.stream()
                .flatMap(party -> party.bookings().stream())
                .map(what)
                .toList();
    }

    private static void awaitCount(int count, String sql) {
        await(count + " from " + sql)
                .atMost(WORKED_OFF)
                .until(() -> sky.query(sql), List.of(Integer.toString(count))::equals);
    }

    private static String events(String type) {
        return "SELECT count(*) FROM events.domain_event_entry WHERE payload_type = '" + type + "'";
    }

    private static int paidBackBefore(Answer booking) {
        return Integer.parseInt(sky.query(
                        events("BookingRefunded")
                                + " AND global_index < (SELECT global_index FROM events.domain_event_entry"
                                + " WHERE payload_type = 'BookingConfirmed' AND aggregate_identifier = ?)",
                        booking.id())
                .getFirst());
    }
}
