package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What somebody asks for all at once, round trips and payments for seats they hold, and what has become of it. */
final class Asked {
    private static final int TRIPS = 6;
    private static final int PAYMENTS = 4;

    private record Booking(String key, Trip trip, CompletableFuture<Answer> answer) {
        /** What was answered, null if that was not to be any more. */
        @Nullable
        Answer told() {
            return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : null;
        }
    }

    private record Payment(String key, Answer booking) {}

    private final Traveller traveller;
    private final String token;
    private final ProductUnderTest sky;
    private final String out;
    private final String back;
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Payment> payments;

    Asked(Traveller traveller, String token, ProductUnderTest sky) {
        this.traveller = traveller;
        this.token = token;
        this.sky = sky;
        this.out = sky.operations().flight(20, 40);
        this.back = sky.operations().flight(Operations.Plan.laxToJfk(27).seats(40));
        String other = sky.operations().flight(20, 40);
        this.payments = IntStream.range(0, PAYMENTS)
                .mapToObj(_ -> new Payment(
                        Keys.fresh(),
                        traveller.hold(Trip.oneWay(other, sky.people().adult()))))
                .toList();
    }

    /** All at once, and waits for nothing. */
    void ask() {
        payments.forEach(payment -> traveller.payLater(payment.key(), payment.booking(), token));
        for (int i = 0; i < TRIPS; i++) {
            String key = Keys.fresh();
            Trip trip = Trip.roundTrip(out, back, sky.people().adult());
            bookings.add(new Booking(key, trip, traveller.bookLater(key, trip)));
        }
    }

    /** Whoever repeats the request gets the booking that was answered before, or the only one there is. */
    void bookingsAreThereOnce() {
        List<String> ids = new ArrayList<>();
        for (Booking booking : bookings) {
            Answer told = booking.told();
            Answer answer = untilDone(() -> traveller.book(booking.key(), booking.trip()))
                    .expect(201);
            if (told != null && told.status() == 201) {
                assertThat(answer.body()).isEqualTo(told.body());
            }
            assertThat(traveller.book(booking.key(), booking.trip()).body()).isEqualTo(answer.body());
            ids.add(answer.id());
        }
        payments.forEach(payment -> ids.add(payment.booking().id()));
        assertThat(traveller.myBookings().each("/id")).containsExactlyInAnyOrderElementsOf(ids);
        sky.awaitAvailable(out, 40 - TRIPS);
        sky.awaitAvailable(back, 40 - TRIPS);
    }

    void paymentsAreTakenOnce() {
        for (Payment payment : payments) {
            Answer answer = untilDone(() -> traveller.pay(payment.key(), payment.booking(), token))
                    .expect(201);
            traveller.awaitPayment(answer.id(), "completed");
            traveller.awaitDetail(payment.booking().id(), "confirmed");
            assertThat(sky.captures(payment.booking().id())).containsExactly("captured");
            assertThat(traveller.pay(payment.key(), payment.booking(), token).body())
                    .isEqualTo(answer.body());
        }
    }

    /** As long as it is being worked on, or can't be at the moment, asks again. Nobody waits for a lease to run out. */
    static Answer untilDone(Supplier<Answer> request) {
        return await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        request::get,
                        answer -> !answer.outcome().equals("409 request_in_progress")
                                && answer.status() != 503
                                && answer.status() != 202);
    }
}
