package io.skybound.process.mail;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.REFERENCE;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.NUMBER;
import static io.skybound.api.example.ExampleFlight.RETURN_NUMBER;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.SB401;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Action;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.PaymentEntry;
import io.skybound.api.booking.BookingView.RefundEntry;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.api.booking.BookingView.Status;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.place.AirlineView;
import io.skybound.api.place.AirportView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A booking of Ada and her family on SB400 and back by a night flight, as its view shows it at the turns of its life. */
final class ExampleViews {
    static final AirportView JFK = new AirportView(
            "apt_jfk",
            "JFK",
            "KJFK",
            "John F. Kennedy International Airport",
            "New York",
            "US",
            "America/New_York",
            40.639928,
            -73.778692);
    static final AirportView LAX = new AirportView(
            "apt_lax",
            "LAX",
            "KLAX",
            "Los Angeles International Airport",
            "Los Angeles",
            "US",
            "America/Los_Angeles",
            33.942501,
            -118.407997);

    private ExampleViews() {}

    static BookingView held() {
        return view(Status.PENDING, Detail.AWAITING_PAYMENT, List.of(), null);
    }

    static BookingView heldWithFailedPayment() {
        var failed = new PaymentEntry("pay_1", usd("3398.00"), PaymentView.Status.FAILED, "insufficient_funds", NOW);
        return view(Status.PENDING, Detail.AWAITING_PAYMENT, List.of(failed), null);
    }

    static BookingView confirmed() {
        return view(Status.CONFIRMED, Detail.CONFIRMED, List.of(paid()), null);
    }

    static BookingView expired() {
        return view(Status.CANCELLED, Detail.EXPIRED, List.of(), null);
    }

    static BookingView cancelledUnpaid() {
        return view(
                Status.CANCELLED,
                Detail.CANCELLED_BY_TRAVELLER,
                List.of(),
                new RefundEntry(usd("0.00"), usd("0.00"), RefundStatus.NOT_NEEDED));
    }

    static BookingView cancelled() {
        return view(
                Status.CANCELLED,
                Detail.CANCELLED_BY_TRAVELLER,
                List.of(paid()),
                new RefundEntry(usd("3198.00"), usd("200.00"), RefundStatus.PENDING));
    }

    static BookingView cancelledByAirline() {
        return view(
                Status.CANCELLED,
                Detail.CANCELLED_BY_AIRLINE,
                List.of(paid()),
                new RefundEntry(usd("3398.00"), usd("0.00"), RefundStatus.PENDING));
    }

    /** The same booking, sent elsewhere and for other people. */
    static BookingView with(BookingView view, String contactEmail, List<BookedPassenger> passengers) {
        return new BookingView(
                view.id(),
                view.bookingReference(),
                view.userId(),
                view.tripType(),
                view.status(),
                view.statusDetail(),
                view.totalAmount(),
                view.paymentRequiredBy(),
                view.flights(),
                passengers,
                contactEmail,
                view.payments(),
                view.refund(),
                view.rejection(),
                view.availableActions(),
                view.version(),
                view.createdAt(),
                view.updatedAt());
    }

    /** The same booking under another id. */
    static BookingView named(String id, BookingView view) {
        return new BookingView(
                id,
                view.bookingReference(),
                view.userId(),
                view.tripType(),
                view.status(),
                view.statusDetail(),
                view.totalAmount(),
                view.paymentRequiredBy(),
                view.flights(),
                view.passengers(),
                view.contactEmail(),
                view.payments(),
                view.refund(),
                view.rejection(),
                view.availableActions(),
                view.version(),
                view.createdAt(),
                view.updatedAt());
    }

    static BookedPassenger passenger(PassengerType type, String firstName, String lastName, Cabin cabin) {
        return new BookedPassenger(
                "psg_" + firstName.length(),
                type,
                firstName,
                lastName,
                LocalDate.parse("1990-12-10"),
                "•••••678",
                "GB",
                cabin);
    }

    private static BookingView view(
            Status status, Detail detail, List<PaymentEntry> payments, @Nullable RefundEntry refund) {
        return new BookingView(
                BOOKING,
                REFERENCE,
                ADA,
                TripType.ROUND_TRIP,
                status,
                detail,
                usd("3398.00"),
                PAYMENT_DUE_BY,
                List.of(
                        flight(SB400, false, NUMBER, JFK, LAX, DEPARTURE, ARRIVAL),
                        flight(
                                SB401,
                                true,
                                RETURN_NUMBER,
                                LAX,
                                JFK,
                                Instant.parse("2026-07-09T05:30:00Z"),
                                Instant.parse("2026-07-09T10:55:00Z"))),
                List.of(
                        passenger(PassengerType.ADULT, "Ada", "Lovelace", Cabin.BUSINESS),
                        passenger(PassengerType.ADULT, "Seán", "O'Brien", Cabin.ECONOMY),
                        passenger(PassengerType.INFANT, "Byron", "O'Brien", Cabin.ECONOMY)),
                ADAS_MAIL,
                payments,
                refund,
                null,
                List.of(Action.CANCEL),
                4,
                NOW,
                NOW);
    }

    private static PaymentEntry paid() {
        return new PaymentEntry("pay_2", usd("3398.00"), PaymentView.Status.COMPLETED, null, NOW);
    }

    private static BookedFlight flight(
            String id, boolean back, String number, AirportView from, AirportView to, Instant leaves, Instant arrives) {
        return new BookedFlight(
                id,
                back,
                number,
                new AirlineView("SB", "SkyBound Airways"),
                from,
                to,
                leaves.atZone(ZoneId.of(from.timeZone())).toOffsetDateTime(),
                arrives.atZone(ZoneId.of(to.timeZone())).toOffsetDateTime(),
                Duration.between(leaves, arrives).toMinutes(),
                Map.of(Cabin.ECONOMY, usd("199.50"), Cabin.BUSINESS, usd("1499.50")));
    }
}
