package io.skybound.query.bookings;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.NOTHING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.legRescheduled;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingEvent.BookingRevoked;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.example.ExampleFlight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A booking's events in any order after its creation, also such as no aggregate would decide: folds must agree on all. */
record GeneratedHistory(String id, List<BookingEvent> events) {

    static GeneratedHistory of(String id, long seed, int length) {
        Random random = new Random(seed);
        List<BookingEvent> events = new ArrayList<>();
        events.add(ExampleBooking.bookingCreated(id, ADA));
        for (int i = 1; i < length; i++) {
            events.add(any(id, "pay_" + random.nextInt(3), random.nextInt(13), minutesLater(i)));
        }
        return new GeneratedHistory(id, List.copyOf(events));
    }

    private static BookingEvent any(String id, String payment, int kind, Instant at) {
        return switch (kind) {
            case 0 -> new BookingHeld(id, PAYMENT_DUE_BY, at);
            case 1 -> new BookingRejected(id, "sold_out", "Not enough seats are left in economy.", at);
            case 2 -> new PaymentStarted(id, payment, PRICE, at);
            case 3 -> new PaymentAttemptFailed(id, payment, "card_declined", at);
            case 4 -> new BookingConfirmed(id, payment, PRICE, at);
            case 5 -> new BookingExpired(id, at);
            case 6 -> new BookingCancelled(id, payment, usd("114.93"), usd("84.97"), at);
            case 7 -> new BookingCancelledByAirline(id, ExampleFlight.SB400, null, NOTHING, "crew strike", at);
            case 8 ->
                new BookingCorrected(
                        id, bookingCorrected().passengers(), bookingCorrected().contactEmail(), at);
            case 9 ->
                new LegRescheduled(
                        id,
                        ExampleFlight.SB400,
                        legRescheduled().departure().plusSeconds(60),
                        legRescheduled().arrival().plusSeconds(60),
                        legRescheduled().previousDeparture(),
                        legRescheduled().previousArrival(),
                        null,
                        at);
            case 10 -> new BookingRefunded(id, payment, usd("114.93"), at);
            case 11 -> new BookingRevoked(id, payment, at);
            default -> new BookingRefundFailed(id, payment, usd("114.93"), "account_closed", at);
        };
    }
}
