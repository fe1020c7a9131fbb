package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole process is killed in the middle of a booking. It starts again on what is left, by itself; whoever repeats a
 * request with its key finds one effect and one answer; and what was answered before is still there.
 */
class CrashJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("killed", Map.of("skybound.booking.hold", "PT5M"));

    /** What somebody had asked for when it happened, and what they had been told by then. */
    private record Asked(Traveller traveller, String key, Trip trip, CompletableFuture<Answer> answer) {
        @Nullable
        Answer told() {
            return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : null;
        }
    }

    @Test
    void killedRightAfterABookingWasAskedFor() {
        killedWhileBooking(() -> true);
    }

    @Test
    void killedWhenTheFirstBookingIsRecorded() {
        long before = count("BookingCreated");
        killedWhileBooking(() -> count("BookingCreated") > before);
    }

    @Test
    void killedWhenTheFirstSeatsAreHeld() {
        long before = count("SeatsReserved");
        killedWhileBooking(() -> count("SeatsReserved") > before);
    }

    @Test
    void killedRightAfterPaymentsWereAskedFor() {
        killedWhilePaying("tok_visa", () -> true);
    }

    @Test
    void killedWhenTheGatewayHasTheMoneyAndNobodyKnows() {
        long before = captures();
        killedWhilePaying("tok_timeout_after_capture", () -> captures() > before);
    }

    @Test
    void killedWhileAPaymentIsBeingAskedForAgain() {
        killedWhilePaying(
                "tok_slow",
                () -> sky.query("SELECT task_instance FROM process.scheduled_tasks WHERE picked")
                                .size()
                        > 1);
    }

    @Test
    void killedRightAfterTheAnswers() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 20);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer paid = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer payment = ada.pay(paid, "tok_visa").expect(201);
        Answer gone = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer cancelled = ada.cancel(gone.id()).expect(200);
        Traveller bob = sky.traveller();

        sky.product().kill9();
        sky.product().start();

        assertThat(ada.booking(held.id(), held.version()).expect(200).at("/total_amount/amount"))
                .isEqualTo("199.90");
        assertThat(ada.awaitDetail(paid.id(), "confirmed").at("/payments/0/id")).isEqualTo(payment.id());
        ada.awaitPayment(payment.id(), "completed");
        assertThat(ada.booking(gone.id(), cancelled.version()).expect(200).at("/status_detail"))
                .isEqualTo("cancelled_by_traveller");
        assertThat(bob.get("/users/me").expect(200).at("/email")).isEqualTo(bob.email());
        sky.mailbox().await(ada.email(), "is confirmed");
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
    }

    private void killedWhileBooking(Supplier<Boolean> moment) {
        String out = sky.operations().flight(20, 40);
        String back = sky.operations().flight(Operations.Plan.laxToJfk(27).seats(40));
        List<Asked> asked = new ArrayList<>();
        Traveller ada = sky.traveller();
        for (int i = 0; i < 6; i++) {
            Trip trip = Trip.roundTrip(out, back, sky.people().adult());
            String key = Keys.fresh();
            asked.add(new Asked(ada, key, trip, ada.bookLater(key, trip)));
        }

        killWhen(moment);
        sky.product().start();

        List<String> ids = new ArrayList<>();
        for (Asked request : asked) {
            Answer told = request.told();
            Answer answer =
                    untilDone(() -> ada.book(request.key(), request.trip())).expect(201);
            if (told != null) {
                assertThat(answer.id()).isEqualTo(told.id());
                assertThat(answer.body()).isEqualTo(told.body());
            }
            assertThat(untilDone(() -> ada.book(request.key(), request.trip())).body())
                    .isEqualTo(answer.body());
            ids.add(answer.id());
        }
        assertThat(ada.myBookings().each("/id")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(List.of(available(out), available(back))).containsExactly(34, 34);
    }

    private void killedWhilePaying(String token, Supplier<Boolean> moment) {
        String flight = sky.operations().flight(20, 40);
        Traveller ada = sky.traveller();
        List<Answer> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(ada.hold(Trip.oneWay(flight, sky.people().adult())));
        }
        List<String> keys = held.stream().map(_ -> Keys.fresh()).toList();
        for (int i = 0; i < held.size(); i++) {
            ada.payLater(keys.get(i), held.get(i), token);
        }

        killWhen(moment);
        sky.product().start();

        for (int i = 0; i < held.size(); i++) {
            Answer booking = held.get(i);
            String key = keys.get(i);
            Answer payment = untilDone(() -> ada.pay(key, booking, token)).expect(201);
            ada.awaitPayment(payment.id(), "completed");
            ada.awaitDetail(booking.id(), "confirmed");
            assertThat(sky.captures(booking.id())).containsExactly("captured");
            assertThat(ada.pay(key, booking, token).expect(201).body()).isEqualTo(payment.body());
        }
    }

    private static void killWhen(Supplier<Boolean> moment) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(10))
                .until(moment::get);
        sky.product().kill9();
    }

    private static Answer untilDone(Supplier<Answer> request) {
        return await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        request::get,
                        answer -> !answer.outcome().equals("409 request_in_progress")
                                && answer.status() != 503
                                && answer.status() != 202);
    }

    private static long count(String event) {
        return Long.parseLong(sky.query("SELECT count(*) FROM events.domain_event_entry WHERE payload_type = ?", event)
                .getFirst());
    }

    private static long captures() {
        return Long.parseLong(sky.query("SELECT count(*) FROM gateway.capture WHERE outcome = 'captured'")
                .getFirst());
    }

    private static int available(String flight) {
        return sky.anybody()
                .get("/flights/" + flight + "/availability", Map.of())
                .json()
                .at("/cabins/economy/available")
                .asInt();
    }
}
