package io.skybound.api.example;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;

import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingEvent.BookingRevoked;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Ada's seat on SB400: one way, in economy, for 199.90 USD; to be paid within fifteen minutes. */
public final class ExampleBooking {

    public static final String BOOKING = "bkg_ada";
    public static final String REFERENCE = "ADA4WX";
    public static final Money PRICE = usd("199.90");
    public static final Money NOTHING = usd("0.00");
    public static final Instant PAYMENT_DUE_BY = minutesLater(15);

    public static final Map<Cabin, Money> PRICES =
            Cabin.inOrder(Map.of(Cabin.ECONOMY, usd("199.90"), Cabin.BUSINESS, usd("899.00")));

    public static final Leg OUTBOUND = new Leg(
            ExampleFlight.SB400,
            false,
            ExampleFlight.NUMBER,
            ExampleFlight.AIRLINE,
            ExampleFlight.FROM,
            ExampleFlight.TO,
            LocalDate.of(2026, 7, 1),
            ExampleFlight.DEPARTURE,
            ExampleFlight.ARRIVAL,
            PRICES);

    public static final Leg INBOUND = new Leg(
            ExampleFlight.SB401,
            true,
            ExampleFlight.RETURN_NUMBER,
            ExampleFlight.AIRLINE,
            ExampleFlight.TO,
            ExampleFlight.FROM,
            LocalDate.of(2026, 7, 8),
            ExampleFlight.RETURN_DEPARTURE,
            ExampleFlight.RETURN_ARRIVAL,
            PRICES);

    public static final Passenger ADA_LOVELACE = new Passenger(
            "pax_1",
            PassengerType.ADULT,
            "Ada",
            "Lovelace",
            LocalDate.of(1990, 12, 10),
            "X12345678",
            "GB",
            Cabin.ECONOMY);

    public static final FareConditions CONDITIONS = new FareConditions(
            Map.of(
                    Cabin.ECONOMY, new CabinConditions(new BigDecimal("0.70"), usd("25.00")),
                    Cabin.BUSINESS, new CabinConditions(BigDecimal.ONE, usd("0.00"))),
            Duration.ofHours(24),
            Duration.ofDays(7));

    private ExampleBooking() {}

    public static CreateBooking createBooking() {
        return new CreateBooking(
                BOOKING,
                REFERENCE,
                ADA,
                TripType.ONE_WAY,
                List.of(OUTBOUND),
                List.of(ADA_LOVELACE),
                ADAS_MAIL,
                CONDITIONS,
                NOW);
    }

    public static BookingCreated bookingCreated() {
        return bookingCreated(BOOKING, ADA);
    }

    /** The same itinerary, booked by somebody. */
    public static BookingCreated bookingCreated(String id, String userId) {
        return new BookingCreated(
                id,
                REFERENCE,
                userId,
                TripType.ONE_WAY,
                List.of(OUTBOUND),
                List.of(ADA_LOVELACE),
                ADAS_MAIL,
                PRICE,
                CONDITIONS,
                NOW);
    }

    /** There and back. */
    public static BookingCreated roundTripCreated() {
        return new BookingCreated(
                BOOKING,
                REFERENCE,
                ADA,
                TripType.ROUND_TRIP,
                List.of(OUTBOUND, INBOUND),
                List.of(ADA_LOVELACE),
                ADAS_MAIL,
                usd("399.80"),
                CONDITIONS,
                NOW);
    }

    public static BookingHeld bookingHeld() {
        return new BookingHeld(BOOKING, PAYMENT_DUE_BY, minutesLater(1));
    }

    public static BookingRejected bookingRejected() {
        return new BookingRejected(BOOKING, "sold_out", "Not enough seats are left in economy.", minutesLater(1));
    }

    public static PaymentStarted paymentStarted() {
        return new PaymentStarted(BOOKING, ExamplePayment.PAYMENT, PRICE, minutesLater(2));
    }

    public static PaymentAttemptFailed paymentAttemptFailed() {
        return new PaymentAttemptFailed(BOOKING, ExamplePayment.PAYMENT, "card_declined", minutesLater(3));
    }

    public static BookingConfirmed bookingConfirmed() {
        return new BookingConfirmed(BOOKING, ExamplePayment.PAYMENT, PRICE, minutesLater(3));
    }

    public static BookingExpired bookingExpired() {
        return new BookingExpired(BOOKING, PAYMENT_DUE_BY);
    }

    /** Given up before anything was paid. */
    public static BookingCancelled unpaidBookingCancelled() {
        return new BookingCancelled(BOOKING, null, NOTHING, NOTHING, minutesLater(4));
    }

    /** Given up after it was paid: 70 % less 25 dollars go back. */
    public static BookingCancelled paidBookingCancelled() {
        return new BookingCancelled(BOOKING, ExamplePayment.PAYMENT, usd("114.93"), usd("84.97"), minutesLater(4));
    }

    public static BookingCancelledByAirline bookingCancelledByAirline(@Nullable String paymentId, Money refund) {
        return new BookingCancelledByAirline(
                BOOKING, ExampleFlight.SB400, paymentId, refund, "crew strike", minutesLater(20));
    }

    public static BookingRevoked bookingRevoked() {
        return new BookingRevoked(BOOKING, ExamplePayment.PAYMENT, minutesLater(70));
    }

    public static BookingCorrected bookingCorrected() {
        Passenger corrected = new Passenger(
                "pax_1",
                PassengerType.ADULT,
                "Augusta Ada",
                "King",
                LocalDate.of(1990, 12, 10),
                "Y87654321",
                "GB",
                Cabin.ECONOMY);
        return new BookingCorrected(BOOKING, List.of(corrected), "ada.king@skybound.example", minutesLater(5));
    }

    /** SB400 leaves an hour later. */
    public static LegRescheduled legRescheduled() {
        return new LegRescheduled(
                BOOKING,
                ExampleFlight.SB400,
                ExampleFlight.DEPARTURE.plusSeconds(3600),
                ExampleFlight.ARRIVAL.plusSeconds(3600),
                ExampleFlight.DEPARTURE,
                ExampleFlight.ARRIVAL,
                "late aircraft",
                minutesLater(10));
    }

    public static BookingRefunded bookingRefunded(Money amount) {
        return new BookingRefunded(BOOKING, ExamplePayment.PAYMENT, amount, minutesLater(30));
    }

    public static BookingRefundFailed bookingRefundFailed(Money amount) {
        return new BookingRefundFailed(BOOKING, ExamplePayment.PAYMENT, amount, "account_closed", minutesLater(30));
    }
}
