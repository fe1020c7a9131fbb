package io.skybound.query.bookings;

import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.legRescheduled;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.example.ExampleBooking;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadSideTest
class BookingProjectionIT {

    @Autowired
    private History history;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private BookingRows rows;

    @Autowired
    private BookingFold fold;

    @Test
    void followsABookingAndComesToTheSameTwice() {
        history.record(BOOKING, bookingCreated(), bookingHeld(), paymentStarted());
        history.record(BOOKING, bookingConfirmed(), legRescheduled(), bookingCorrected());
        history.record(BOOKING, paidBookingCancelled(), bookingRefunded(usd("114.93")));
        IntStream.range(0, 250).forEach(i -> history.record("bkg_" + i, bookingCreated("bkg_" + i, "usr_" + i % 7)));
        history.caughtUp(BookingProjection.NAME);

        BookingView shown = Objects.requireNonNull(rows.find(BOOKING));
        assertThat(shown).isEqualTo(folded());
        // More if another test of this database has told of the same booking before.
        assertThat(shown.version()).isGreaterThanOrEqualTo(7);
        assertThat(shown.flights().getFirst().departureTime()).hasToString("2026-07-01T09:00-04:00");

        List<String> once = history.rows("read.booking");
        assertThat(once).hasSizeGreaterThan(250).noneMatch(row -> row.contains("X12345678"));
        history.rebuild(BookingProjection.NAME);
        assertThat(history.rows("read.booking")).isEqualTo(once);
        history.rebuild(BookingProjection.NAME);
        assertThat(history.rows("read.booking")).isEqualTo(once);
    }

    @Test
    void answersOnceTheBookingHasSettled() {
        history.record("bkg_settling", bookingCreated("bkg_settling", "usr_1"));
        CompletableFuture<BookingAnswer> answer =
                queries.query(new FindBooking("bkg_settling", 0, true), BookingAnswer.class);

        history.record("bkg_settling", held("bkg_settling"));

        BookingAnswer settled = answer.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(settled.lagging()).isFalse();
        assertThat(Objects.requireNonNull(settled.booking()).statusDetail()).isEqualTo(Detail.AWAITING_PAYMENT);
    }

    @Test
    void answersThatTheBookingIsStillHolding() {
        history.record("bkg_holding", bookingCreated("bkg_holding", "usr_1"));

        BookingAnswer holding = queries.query(new FindBooking("bkg_holding", 0, true), BookingAnswer.class)
                .join();

        assertThat(holding.lagging()).isTrue();
        assertThat(Objects.requireNonNull(holding.booking()).statusDetail()).isEqualTo(Detail.HOLDING);
    }

    @Test
    void doesNotHoldUpWhoAsks() {
        long before = System.nanoTime();
        List<CompletableFuture<BookingAnswer>> answers = IntStream.range(0, 200)
                .mapToObj(i -> queries.query(new FindBooking("bkg_never_" + i, 5, false), BookingAnswer.class))
                .toList();
        Duration asked = Duration.ofNanos(System.nanoTime() - before);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new BookingAnswer(null, false)));
        assertThat(asked).isLessThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    private BookingView folded() {
        BookingView view = null;
        long version = 0;
        for (Object event : history.events()
                .readEvents(BOOKING)
                .asStream()
                .map(Message::getPayload)
                .toList()) {
            view = fold.evolve(view, (BookingEvent) event, version++);
        }
        return Objects.requireNonNull(view);
    }

    private static BookingHeld held(String id) {
        return new BookingHeld(id, ExampleBooking.PAYMENT_DUE_BY, bookingHeld().at());
    }
}
