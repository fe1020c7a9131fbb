package io.skybound.query.bookings;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.NOTHING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.PRICES;
import static io.skybound.api.example.ExampleBooking.REFERENCE;
import static io.skybound.api.example.ExampleBooking.bookingCancelledByAirline;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefundFailed;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.bookingRejected;
import static io.skybound.api.example.ExampleBooking.legRescheduled;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentAttemptFailed;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.roundTripCreated;
import static io.skybound.api.example.ExampleBooking.unpaidBookingCancelled;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Action;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.PaymentEntry;
import io.skybound.api.booking.BookingView.RefundEntry;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.api.booking.BookingView.Rejection;
import io.skybound.api.booking.BookingView.Status;
import io.skybound.api.booking.TripType;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.place.Places;
import io.skybound.platform.testing.StoredForm;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BookingFoldTest {

    private final BookingFold fold = new BookingFold(new PlaceNames(Places.load()));

    @Test
    void beginsHolding() {
        BookingView view = after(bookingCreated());

        assertThat(view.id()).isEqualTo(BOOKING);
        assertThat(view.bookingReference()).isEqualTo(REFERENCE);
        assertThat(view.userId()).isEqualTo(ADA);
        assertThat(view.contactEmail()).isEqualTo(ADAS_MAIL);
        assertThat(view.tripType()).isEqualTo(TripType.ONE_WAY);
        assertThat(view.totalAmount()).isEqualTo(PRICE);
        assertThat(view.status()).isEqualTo(Status.PENDING);
        assertThat(view.statusDetail()).isEqualTo(Detail.HOLDING);
        assertThat(view.paymentRequiredBy()).isNull();
        assertThat(view.availableActions()).containsExactly(Action.CANCEL, Action.UPDATE);
        assertThat(view.version()).isZero();
        assertThat(view.createdAt()).isEqualTo(NOW);
        assertThat(view.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void namesPlacesAndTellsLocalTimes() {
        BookedFlight flight = after(bookingCreated()).flights().getFirst();

        assertThat(flight.airline().name()).isEqualTo("Aircalin");
        assertThat(flight.originAirport().city()).isEqualTo("New York");
        assertThat(flight.destinationAirport().city()).isEqualTo("Los Angeles");
        assertThat(flight.departureTime()).hasToString("2026-07-01T08:00-04:00");
        assertThat(flight.arrivalTime()).hasToString("2026-07-01T11:15-07:00");
        assertThat(flight.durationMinutes()).isEqualTo(375);
        assertThat(flight.prices()).isEqualTo(PRICES);
        assertThat(flight.returnFlight()).isFalse();
    }

    @Test
    void tellsTheReturnFlightApart() {
        assertThat(after(roundTripCreated()).flights())
                .extracting(BookedFlight::flightNumber, BookedFlight::returnFlight)
                .containsExactly(tuple("SB400", false), tuple("SB401", true));
    }

    @Test
    void showsOnlyTheEndOfAPassport() {
        assertThat(after(bookingCreated()).passengers())
                .extracting(BookedPassenger::passportNumber)
                .containsExactly("••••••678");
        assertThat(Passports.masked("1234")).isEqualTo("••34");
        assertThat(Passports.masked("1")).isEqualTo("•");
        assertThat(Passports.masked("")).isEmpty();
    }

    @Test
    void asksForPaymentOnceHeld() {
        BookingView view = after(bookingCreated(), bookingHeld());

        assertThat(view.status()).isEqualTo(Status.PENDING);
        assertThat(view.statusDetail()).isEqualTo(Detail.AWAITING_PAYMENT);
        assertThat(view.paymentRequiredBy()).isEqualTo(PAYMENT_DUE_BY);
        assertThat(view.availableActions()).containsExactly(Action.PAY, Action.CANCEL, Action.UPDATE);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.updatedAt()).isEqualTo(minutesLater(1));
    }

    @Test
    void saysWhyItWasRejected() {
        BookingView view = after(bookingCreated(), bookingRejected());

        assertThat(view.status()).isEqualTo(Status.CANCELLED);
        assertThat(view.statusDetail()).isEqualTo(Detail.REJECTED);
        assertThat(view.rejection()).isEqualTo(new Rejection("sold_out", "Not enough seats are left in economy."));
        assertThat(view.availableActions()).isEmpty();
        assertThat(view.refund()).isNull();
    }

    @Test
    void takesOnePaymentAtATime() {
        BookingView view = after(bookingCreated(), bookingHeld(), paymentStarted());

        assertThat(view.payments())
                .containsExactly(new PaymentEntry(PAYMENT, PRICE, PaymentView.Status.PENDING, null, minutesLater(2)));
        assertThat(view.availableActions()).containsExactly(Action.CANCEL, Action.UPDATE);
        assertThat(view.paymentRequiredBy()).isEqualTo(PAYMENT_DUE_BY);
    }

    @Test
    void mayBePaidAgainAfterAFailure() {
        BookingView view = after(bookingCreated(), bookingHeld(), paymentStarted(), paymentAttemptFailed());

        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.FAILED);
        assertThat(payment(view).failureCode()).isEqualTo("card_declined");
        assertThat(view.availableActions()).contains(Action.PAY);
    }

    @Test
    void isConfirmedOncePaid() {
        BookingView view = paid();

        assertThat(view.status()).isEqualTo(Status.CONFIRMED);
        assertThat(view.statusDetail()).isEqualTo(Detail.CONFIRMED);
        assertThat(view.paymentRequiredBy()).isNull();
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.COMPLETED);
        assertThat(view.availableActions()).containsExactly(Action.CANCEL, Action.UPDATE);
    }

    @Test
    void expiresWithoutPayment() {
        BookingView view = after(bookingCreated(), bookingHeld(), bookingExpired());

        assertThat(view.status()).isEqualTo(Status.CANCELLED);
        assertThat(view.statusDetail()).isEqualTo(Detail.EXPIRED);
        assertThat(view.paymentRequiredBy()).isNull();
        assertThat(view.availableActions()).isEmpty();
        assertThat(view.refund()).isNull();
    }

    @Test
    void paysALatePaymentBack() {
        BookingView view =
                after(bookingCreated(), bookingHeld(), paymentStarted(), bookingExpired(), bookingRefunded(PRICE));

        assertThat(view.statusDetail()).isEqualTo(Detail.EXPIRED);
        assertThat(view.refund()).isEqualTo(new RefundEntry(PRICE, NOTHING, RefundStatus.SUCCEEDED));
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.REFUNDED);
    }

    @Test
    void owesNothingWhenNothingWasPaid() {
        BookingView view = after(bookingCreated(), bookingHeld(), unpaidBookingCancelled());

        assertThat(view.status()).isEqualTo(Status.CANCELLED);
        assertThat(view.statusDetail()).isEqualTo(Detail.CANCELLED_BY_TRAVELLER);
        assertThat(view.refund()).isEqualTo(new RefundEntry(NOTHING, NOTHING, RefundStatus.NOT_NEEDED));
        assertThat(view.availableActions()).isEmpty();
    }

    @Test
    void paysBackAPaymentThatCameAfterTheCancellation() {
        BookingView view = after(
                bookingCreated(), bookingHeld(), paymentStarted(), unpaidBookingCancelled(), bookingRefunded(PRICE));

        assertThat(view.refund()).isEqualTo(new RefundEntry(PRICE, NOTHING, RefundStatus.SUCCEEDED));
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.REFUNDED);
    }

    @Test
    void owesWhatTheConditionsLeave() {
        BookingView view = after(paid(), paidBookingCancelled());

        assertThat(view.refund()).isEqualTo(new RefundEntry(usd("114.93"), usd("84.97"), RefundStatus.PENDING));
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.COMPLETED);
    }

    @Test
    void owesNothingWhenTheConditionsLeaveNothing() {
        BookingView view =
                after(paid(), new BookingEvent.BookingCancelled(BOOKING, PAYMENT, NOTHING, PRICE, minutesLater(4)));

        assertThat(view.refund()).isEqualTo(new RefundEntry(NOTHING, PRICE, RefundStatus.NOT_NEEDED));
    }

    @Test
    void saysThatTheMoneyIsBack() {
        BookingView view = after(after(paid(), paidBookingCancelled()), bookingRefunded(usd("114.93")));

        assertThat(view.refund()).isEqualTo(new RefundEntry(usd("114.93"), usd("84.97"), RefundStatus.SUCCEEDED));
        assertThat(after(after(paid(), paidBookingCancelled()), bookingRefunded(NOTHING))
                        .refund())
                .as("all was given back out of goodwill")
                .isEqualTo(new RefundEntry(NOTHING, usd("84.97"), RefundStatus.NOT_NEEDED));
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.REFUNDED);
        assertThat(view.statusDetail()).isEqualTo(Detail.CANCELLED_BY_TRAVELLER);
    }

    @Test
    void saysThatTheMoneyCouldNotGoBack() {
        BookingView view = after(after(paid(), paidBookingCancelled()), bookingRefundFailed(usd("114.93")));

        assertThat(view.refund()).isEqualTo(new RefundEntry(usd("114.93"), usd("84.97"), RefundStatus.FAILED));
        assertThat(payment(view).status()).isEqualTo(PaymentView.Status.COMPLETED);
    }

    @Test
    void owesEverythingWhenTheAirlineCancels() {
        BookingView view = after(paid(), bookingCancelledByAirline(PAYMENT, PRICE));

        assertThat(view.status()).isEqualTo(Status.CANCELLED);
        assertThat(view.statusDetail()).isEqualTo(Detail.CANCELLED_BY_AIRLINE);
        assertThat(view.refund()).isEqualTo(new RefundEntry(PRICE, NOTHING, RefundStatus.PENDING));
    }

    @Test
    void owesNothingWhenTheAirlineCancelsWhatWasNotPaid() {
        BookingView view = after(after(bookingCreated(), bookingHeld()), bookingCancelledByAirline(null, NOTHING));

        assertThat(view.refund()).isEqualTo(new RefundEntry(NOTHING, NOTHING, RefundStatus.NOT_NEEDED));
    }

    @Test
    void showsCorrectedPapers() {
        BookingView view = after(paid(), bookingCorrected());

        assertThat(view.contactEmail()).isEqualTo("ada.king@skybound.example");
        assertThat(view.passengers()).extracting(BookedPassenger::lastName).containsExactly("King");
        assertThat(view.passengers())
                .extracting(BookedPassenger::passportNumber)
                .containsExactly("••••••321");
        assertThat(view.status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void movesTheLegThatWasRescheduled() {
        BookingView view = after(after(roundTripCreated()), legRescheduled());

        assertThat(view.flights())
                .extracting(BookedFlight::departureTime)
                .containsExactly(
                        OffsetDateTime.parse("2026-07-01T09:00:00-04:00"),
                        OffsetDateTime.parse("2026-07-08T13:00:00-07:00"));
        assertThat(view.flights().getFirst().arrivalTime()).hasToString("2026-07-01T12:15-07:00");
    }

    @Test
    void ignoresWhatItHasSeen() {
        BookingView held = after(bookingCreated(), bookingHeld());

        assertThat(fold.evolve(held, bookingHeld(), 1)).isSameAs(held);
        assertThat(fold.evolve(held, bookingCreated(), 0)).isSameAs(held);
    }

    @Test
    void refusesAHistoryWithoutBeginning() {
        assertThatThrownBy(() -> fold.evolve(null, bookingHeld(), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysAsItIsWhenStoredAndRead() {
        BookingView view = after(after(paid(), paidBookingCancelled()), bookingRefunded(usd("114.93")));

        String json = ViewJson.write(view);

        assertThat(ViewJson.read(json, BookingView.class)).isEqualTo(view);
        assertThat(json)
                .contains("\"departure_time\":\"2026-07-01T08:00:00-04:00\"")
                .contains("\"arrival_time\":\"2026-07-01T11:15:00-07:00\"")
                .contains("\"is_return_flight\":false")
                .contains("\"created_at\":\"2026-06-01T12:00:00Z\"")
                .doesNotContain("X12345678");
    }

    @Test
    void staysAsItIsOnItsWayToAnotherProcess() {
        BookingView view = after(after(paid(), paidBookingCancelled()), bookingRefunded(usd("114.93")));
        BookingAnswer answer = new BookingAnswer(view, false);

        assertThat(StoredForm.roundTrip(answer)).isEqualTo(answer);
    }

    private BookingView paid() {
        return after(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed());
    }

    private BookingView after(BookingEvent... events) {
        BookingView view = null;
        for (int i = 0; i < events.length; i++) {
            view = fold.evolve(view, events[i], i);
        }
        return Objects.requireNonNull(view);
    }

    private BookingView after(BookingView before, BookingEvent event) {
        return fold.evolve(before, event, before.version() + 1);
    }

    private static PaymentEntry payment(BookingView view) {
        return view.payments().getFirst();
    }
}
