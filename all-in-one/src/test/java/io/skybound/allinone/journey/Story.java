package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One traveller holds a seat, pays, is confirmed, cancels and gets the money back, whatever happens to the product
 * meanwhile: a request without an answer is repeated with its key, and a product that has ended is started again.
 */
final class Story {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Product product;
    private final Traveller traveller;
    private final Trip trip;
    private final String token;
    private final String toBook = Keys.fresh();
    private final String toPay = Keys.fresh();
    private final String toCancel = Keys.fresh();

    Story(Product product, Traveller traveller, String flight, String token) {
        this.product = product;
        this.traveller = traveller;
        this.trip = Trip.oneWay(flight, new People(product).adult());
        this.token = token;
    }

    /** To the end. Answers the booking's id. */
    String live() {
        Answer held = hold();
        Answer payment = pay(held);
        isConfirmed(held);
        cancel(held.id());
        until(
                () -> traveller.get("/payments/" + payment.id()),
                found -> found.at("/status").equals("refunded"));
        return held.id();
    }

    Answer hold() {
        Answer booked = until(() -> traveller.book(toBook, trip), Story::isDone);
        String id =
                booked.status() == 201 ? booked.id() : booked.header("Location").replace("/bookings/", "");
        return until(() -> traveller.booking(id), booking -> detail(booking).equals("awaiting_payment"));
    }

    Answer pay(Answer held) {
        return until(() -> traveller.pay(toPay, held, token), Story::isDone).expect(201);
    }

    void isConfirmed(Answer held) {
        until(() -> traveller.booking(held.id()), booking -> detail(booking).equals("confirmed"));
    }

    void cancel(String bookingId) {
        until(() -> traveller.cancel(toCancel, bookingId), Story::isDone).expect(200);
    }

    /** Whoever asks again with the same keys changes nothing, and is told the same. */
    void isToldAgain(String bookingId) {
        assertThat(until(() -> traveller.book(toBook, trip), Story::isDone).header("Idempotent-Replayed"))
                .isEqualTo("true");
        cancel(bookingId);
        assertThat(traveller.myBookings().each("/id")).containsExactly(bookingId);
    }

    private Answer until(Supplier<Answer> request, Predicate<Answer> enough) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> answer(request), answer -> answer != null && enough.test(answer));
    }

    /** Null if none came: the outcome is unknown. */
    private @Nullable Answer answer(Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() >= 500) {
                assertThat(answer.refuses(503, answer.at("/code")).header("Retry-After"))
                        .as(answer.request())
                        .isNotEmpty();
            }
            return answer;
        } catch (UncheckedIOException unknown) {
            product.startIfItEnded();
            return null;
        }
    }

    private static boolean isDone(Answer answer) {
        return answer.status() < 500 && !answer.outcome().equals("409 request_in_progress");
    }

    private static String detail(Answer booking) {
        return booking.at("/status_detail");
    }
}
