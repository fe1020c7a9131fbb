package io.skybound.command.booking;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.SOMEBODY_ELSE;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.CONDITIONS;
import static io.skybound.api.example.ExampleBooking.NOTHING;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.REFERENCE;
import static io.skybound.api.example.ExampleBooking.bookingCancelledByAirline;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRejected;
import static io.skybound.api.example.ExampleBooking.createBooking;
import static io.skybound.api.example.ExampleBooking.legRescheduled;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.roundTripCreated;
import static io.skybound.api.example.ExampleBooking.unpaidBookingCancelled;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.SB401;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.Snapshots.assertSurvives;
import static io.skybound.command.booking.ExampleTrips.nobody;
import static io.skybound.command.booking.ExampleTrips.roundTrip;

import io.skybound.api.Refusal.Violation;
import io.skybound.api.booking.BookingCommand.CancelBooking;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.CorrectBooking;
import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.BookingCommand.ExpireHold;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.QuoteCancellation;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.booking.BookingCommand.RescheduleLeg;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingRefusal.AlreadyDeparted;
import io.skybound.api.booking.BookingRefusal.BookingIsClosed;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingRefusal.FlightNotBookable;
import io.skybound.api.booking.BookingRefusal.InvalidBooking;
import io.skybound.api.booking.BookingRefusal.NoSuchPassenger;
import io.skybound.api.booking.BookingRefusal.StaleVersion;
import io.skybound.api.booking.CancellationQuote;
import io.skybound.api.booking.PassengerCorrection;
import io.skybound.api.booking.TripType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Ada's booking is made, held, corrected, moved and cancelled. How it is paid stands in {@link BookingPaymentTest}. */
class BookingTest {

    /** Every way in which a booking ends. */
    static final List<List<Object>> OVER = List.of(
            List.of(bookingCreated(), bookingRejected()),
            List.of(bookingCreated(), bookingHeld(), bookingExpired()),
            List.of(bookingCreated(), unpaidBookingCancelled()),
            List.of(bookingCreated(), bookingHeld(), bookingCancelledByAirline(null, NOTHING)));

    private final AggregateTestFixture<Booking> booking = new AggregateTestFixture<>(Booking.class);

    private final RecordedPayments payments = new RecordedPayments();

    BookingTest() {
        booking.registerInjectableResource(payments);
    }

    @Nested
    class CreateBookingTest {

        @Test
        void recordsTheContractWithItsPrice() {
            booking.givenNoPriorActivity()
                    .when(createBooking())
                    .expectEvents(bookingCreated())
                    .expectResultMessagePayload(BOOKING);
        }

        @Test
        void recordsThereAndBack() {
            booking.givenNoPriorActivity().when(roundTrip()).expectEvents(roundTripCreated());
        }

        @Test
        void refusesABookingThatBreaksARule() {
            booking.givenNoPriorActivity()
                    .when(nobody())
                    .expectException(refusal(new InvalidBooking(List.of(
                            new Violation("/passengers", "required", "A booking has at least one passenger.")))))
                    .expectNoEvents();
        }

        @Test
        void refusesAFlightThatDepartsThisMoment() {
            booking.givenNoPriorActivity()
                    .when(createdAt(DEPARTURE))
                    .expectException(refusal(new FlightNotBookable()))
                    .expectNoEvents();
        }

        private CreateBooking createdAt(Instant at) {
            return new CreateBooking(
                    BOOKING,
                    REFERENCE,
                    ADA,
                    TripType.ONE_WAY,
                    List.of(OUTBOUND),
                    List.of(ADA_LOVELACE),
                    ADAS_MAIL,
                    CONDITIONS,
                    at);
        }
    }

    @Nested
    class HoldBookingTest {

        private final HoldBooking hold = new HoldBooking(BOOKING, PAYMENT_DUE_BY, minutesLater(1));

        @Test
        void recordsUntilWhenTheSeatsAreHeld() {
            booking.given(bookingCreated())
                    .when(hold)
                    .expectEvents(bookingHeld())
                    .expectResultMessagePayload(1L);
        }

        @Test
        void staysQuietOnARepeatedHold() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(new HoldBooking(BOOKING, PAYMENT_DUE_BY.plusSeconds(60), minutesLater(2)))
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void staysQuietOnceOver(List<Object> history) {
            booking.given(history).when(hold).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class RejectBookingTest {

        private final RejectBooking reject =
                new RejectBooking(BOOKING, "sold_out", "Not enough seats are left in economy.", minutesLater(1));

        @Test
        void recordsWhyNothingIsHeld() {
            booking.given(bookingCreated()).when(reject).expectEvents(bookingRejected());
        }

        @Test
        void staysQuietOnceHeld() {
            booking.given(bookingCreated(), bookingHeld()).when(reject).expectNoEvents();
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void staysQuietOnceOver(List<Object> history) {
            booking.given(history)
                    .when(reject)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class ExpireHoldTest {

        @Test
        void recordsThatNobodyPaidInTime() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY))
                    .expectEvents(bookingExpired());
        }

        @Test
        void expiresAlsoWhenItComesLate() {
            Instant nextDay = PAYMENT_DUE_BY.plus(Duration.ofDays(1));

            booking.given(bookingCreated(), bookingHeld())
                    .when(new ExpireHold(BOOKING, nextDay))
                    .expectEvents(new BookingExpired(BOOKING, nextDay));
        }

        @Test
        void expiresAlsoWhileAPaymentIsOnItsWay() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted())
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY))
                    .expectEvents(bookingExpired());
        }

        @Test
        void staysQuietBeforeItIsDue() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY.minusMillis(1)))
                    .expectNoEvents();
        }

        @Test
        void staysQuietBeforeAnythingIsHeld() {
            booking.given(bookingCreated())
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnceConfirmed() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed())
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void staysQuietOnceOver(List<Object> history) {
            booking.given(history)
                    .when(new ExpireHold(BOOKING, PAYMENT_DUE_BY))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class QuoteCancellationTest {

        @Test
        void tellsThatEverythingComesBackWithinTwentyFourHours() {
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, ADA, minutesLater(4)))
                    .expectResultMessagePayload(new CancellationQuote(PRICE, NOTHING, minutesLater(24 * 60)))
                    .expectNoEvents();
        }

        @Test
        void tellsWhatTheConditionsFrozenAtPurchaseLeaveLater() {
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, ADA, minutesLater(2 * 24 * 60)))
                    .expectResultMessagePayload(new CancellationQuote(usd("114.93"), usd("84.97"), DEPARTURE))
                    .expectNoEvents();
        }

        @Test
        void promisesNothingThatWasGivenBackBefore() {
            payments.left = usd("179.90");
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, ADA, minutesLater(4)))
                    .expectResultMessagePayload(new CancellationQuote(usd("179.90"), NOTHING, minutesLater(24 * 60)));
            payments.left = NOTHING;
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, ADA, minutesLater(2 * 24 * 60)))
                    .expectResultMessagePayload(new CancellationQuote(NOTHING, NOTHING, DEPARTURE));
        }

        @Test
        void refusesSomebodyElse() {
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, SOMEBODY_ELSE, minutesLater(4)))
                    .expectException(refusal(new BookingNotFound()));
        }

        @Test
        void refusesOnceDepartedAndOnceOver() {
            booking.given(confirmed())
                    .when(new QuoteCancellation(BOOKING, ADA, DEPARTURE))
                    .expectException(refusal(new AlreadyDeparted()));
            booking.given(bookingCreated(), unpaidBookingCancelled())
                    .when(new QuoteCancellation(BOOKING, ADA, minutesLater(5)))
                    .expectException(refusal(new BookingIsClosed()));
        }
    }

    @Nested
    class CancelBookingTest {

        private final CancelBooking cancel = new CancelBooking(BOOKING, ADA, minutesLater(4));

        @Test
        void recordsThatNothingGoesBackBeforeAnythingIsPaid() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(cancel)
                    .expectEvents(unpaidBookingCancelled())
                    .expectResultMessagePayload(2L);
        }

        @Test
        void givesUpAlsoBeforeTheSeatsAreHeld() {
            booking.given(bookingCreated()).when(cancel).expectEvents(unpaidBookingCancelled());
        }

        @Test
        void paysEverythingBackWithinTwentyFourHours() {
            booking.given(confirmed())
                    .when(cancel)
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, PRICE, NOTHING, minutesLater(4)));
        }

        @Test
        void paysBackByTheConditionsFrozenAtPurchaseLater() {
            Instant twoDaysLater = minutesLater(2 * 24 * 60);

            booking.given(confirmed())
                    .when(new CancelBooking(BOOKING, ADA, twoDaysLater))
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, usd("114.93"), usd("84.97"), twoDaysLater));
        }

        @Test
        void paysBackOnlyWhatWasNotGivenBackBefore() {
            Instant twoDaysLater = minutesLater(2 * 24 * 60);
            payments.left = usd("179.90");
            booking.given(confirmed())
                    .when(new CancelBooking(BOOKING, ADA, twoDaysLater))
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, usd("114.93"), usd("64.97"), twoDaysLater));
            payments.left = usd("100.00");
            booking.given(confirmed())
                    .when(new CancelBooking(BOOKING, ADA, twoDaysLater))
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, usd("100.00"), NOTHING, twoDaysLater));
            payments.left = NOTHING;
            booking.given(confirmed())
                    .when(cancel)
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, NOTHING, NOTHING, minutesLater(4)));
        }

        @Test
        void refusesSomebodyElse() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(new CancelBooking(BOOKING, SOMEBODY_ELSE, minutesLater(4)))
                    .expectException(refusal(new BookingNotFound()))
                    .expectNoEvents();
        }

        @Test
        void refusesOnceDeparted() {
            booking.given(confirmed())
                    .when(new CancelBooking(BOOKING, ADA, DEPARTURE))
                    .expectException(refusal(new AlreadyDeparted()))
                    .expectNoEvents();
        }

        @Test
        void goesByTheNewTimeOfADelayedFlight() {
            Object[] delayed = Stream.concat(Stream.of(confirmed()), Stream.of(legRescheduled()))
                    .toArray();

            booking.given(delayed)
                    .when(new CancelBooking(BOOKING, ADA, DEPARTURE))
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, usd("114.93"), usd("84.97"), DEPARTURE));
        }

        @Test
        void refusesOnceExpired() {
            booking.given(bookingCreated(), bookingHeld(), bookingExpired())
                    .when(cancel)
                    .expectException(refusal(new BookingIsClosed()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedCancellationAlsoAfterDeparture() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed(), paidBookingCancelled())
                    .when(new CancelBooking(BOOKING, ADA, DEPARTURE.plusSeconds(60)))
                    .expectNoEvents()
                    .expectResultMessagePayload(4L);
        }

        @Test
        void knowsNoBookingThatWasNeverMade() {
            booking.givenNoPriorActivity().when(cancel).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class CancelByAirlineTest {

        private final CancelByAirline cancel = new CancelByAirline(BOOKING, SB400, "crew strike", minutesLater(20));

        @Test
        void paysEverythingBack() {
            booking.given(confirmed()).when(cancel).expectEvents(bookingCancelledByAirline(PAYMENT, PRICE));
        }

        @Test
        void paysBackOnlyWhatWasNotGivenBackBefore() {
            payments.left = usd("179.90");
            booking.given(confirmed()).when(cancel).expectEvents(bookingCancelledByAirline(PAYMENT, usd("179.90")));
        }

        @Test
        void owesNothingBeforeAnythingIsPaid() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(cancel)
                    .expectEvents(bookingCancelledByAirline(null, NOTHING));
        }

        @Test
        void staysQuietOnAFlightThatIsNotInTheItinerary() {
            booking.given(confirmed())
                    .when(new CancelByAirline(BOOKING, SB401, null, minutesLater(20)))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void staysQuietOnceOver(List<Object> history) {
            booking.given(history)
                    .when(cancel)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class CorrectBookingTest {

        private static final PassengerCorrection PAPERS =
                new PassengerCorrection("pax_1", "Augusta Ada", "King", "Y87654321", null);

        @Test
        void recordsPapersAndContact() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(correct(ADA, 1, "ada.king@skybound.example", PAPERS))
                    .expectEvents(bookingCorrected())
                    .expectResultMessagePayload(2L);
        }

        @Test
        void changesNeitherPriceNorConditions() {
            Instant twoDaysLater = minutesLater(2 * 24 * 60);
            Object[] corrected = Stream.concat(Stream.of(confirmed()), Stream.of(bookingCorrected()))
                    .toArray();

            booking.given(corrected)
                    .when(new CancelBooking(BOOKING, ADA, twoDaysLater))
                    .expectEvents(new BookingCancelled(BOOKING, PAYMENT, usd("114.93"), usd("84.97"), twoDaysLater));
        }

        @Test
        void refusesAVersionThatIsNotTheLast() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(correct(ADA, 0, null, PAPERS))
                    .expectException(refusal(new StaleVersion(1)))
                    .expectNoEvents();
        }

        @Test
        void refusesSomebodyElse() {
            booking.given(bookingCreated())
                    .when(correct(SOMEBODY_ELSE, 0, null, PAPERS))
                    .expectException(refusal(new BookingNotFound()))
                    .expectNoEvents();
        }

        @Test
        void refusesAPassengerWhoIsNotInTheBooking() {
            booking.given(bookingCreated())
                    .when(correct(ADA, 0, null, new PassengerCorrection("pax_2", "Grace", null, null, null)))
                    .expectException(refusal(new NoSuchPassenger(List.of(0))))
                    .expectNoEvents();
        }

        @Test
        void refusesOnceDeparted() {
            booking.given(bookingCreated())
                    .when(new CorrectBooking(BOOKING, ADA, 0, null, List.of(PAPERS), DEPARTURE))
                    .expectException(refusal(new AlreadyDeparted()))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void refusesOnceOver(List<Object> history) {
            booking.given(history)
                    .when(correct(ADA, history.size() - 1, null, PAPERS))
                    .expectException(refusal(new BookingIsClosed()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietWhenNothingIsCorrected() {
            booking.given(bookingCreated())
                    .when(correct(ADA, 0, ADAS_MAIL, new PassengerCorrection("pax_1", "Ada", null, null, null)))
                    .expectNoEvents()
                    .expectResultMessagePayload(0L);
        }

        private CorrectBooking correct(
                String userId, long version, @Nullable String contactEmail, PassengerCorrection correction) {
            return new CorrectBooking(BOOKING, userId, version, contactEmail, List.of(correction), minutesLater(5));
        }
    }

    @Nested
    class RescheduleLegTest {

        @Test
        void recordsTheNewTimesAndTheOld() {
            booking.given(confirmed()).when(reschedule(SB400, 3600)).expectEvents(legRescheduled());
        }

        @Test
        void movesATripThatIsOnlyHeldToo() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(reschedule(SB400, 3600))
                    .expectEvents(legRescheduled());
        }

        @Test
        void staysQuietOnNewsThatIsOlderThanWhatItKnows() {
            booking.given(bookingCreated(), legRescheduled())
                    .when(new RescheduleLeg(
                            BOOKING, SB400, DEPARTURE.plusSeconds(60), ARRIVAL, "late crew", minutesLater(9)))
                    .expectNoEvents();
        }

        @Test
        void movesAgainOnLaterNews() {
            booking.given(bookingCreated(), legRescheduled())
                    .when(new RescheduleLeg(BOOKING, SB400, DEPARTURE, ARRIVAL, "on time", minutesLater(11)))
                    .expectEvents(new LegRescheduled(
                            BOOKING,
                            SB400,
                            DEPARTURE,
                            ARRIVAL,
                            DEPARTURE.plusSeconds(3600),
                            ARRIVAL.plusSeconds(3600),
                            "on time",
                            minutesLater(11)));
        }

        @Test
        void staysQuietOnTheTimesItKnows() {
            booking.given(bookingCreated(), legRescheduled())
                    .when(reschedule(SB400, 3600))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnAFlightThatIsNotInTheItinerary() {
            booking.given(bookingCreated()).when(reschedule(SB401, 3600)).expectNoEvents();
        }

        @ParameterizedTest
        @FieldSource("io.skybound.command.booking.BookingTest#OVER")
        void staysQuietOnceOver(List<Object> history) {
            booking.given(history)
                    .when(reschedule(SB400, 3600))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        private RescheduleLeg reschedule(String flightId, long seconds) {
            return new RescheduleLeg(
                    BOOKING,
                    flightId,
                    DEPARTURE.plusSeconds(seconds),
                    ARRIVAL.plusSeconds(seconds),
                    "late aircraft",
                    minutesLater(10));
        }
    }

    @Test
    void comesBackWholeFromASnapshot() {
        booking.given(confirmed())
                .when(new RescheduleLeg(
                        BOOKING, SB400, DEPARTURE.plusSeconds(60), ARRIVAL, "late aircraft", minutesLater(10)))
                .expectState(state ->
                        assertSurvives(state, ADAS_MAIL, "Lovelace", "\"Ada\"", "X12345678", "1990", "\"GB\""));
    }

    private static Object[] confirmed() {
        return new Object[] {bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed()};
    }
}
