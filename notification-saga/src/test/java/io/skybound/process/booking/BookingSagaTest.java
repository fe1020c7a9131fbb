package io.skybound.process.booking;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.CLOCK;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.roundTripCreated;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.SB401;
import static io.skybound.api.example.ExampleFlight.flightCancelled;
import static io.skybound.api.example.ExampleFlight.flightDelayed;
import static io.skybound.api.example.ExampleFlight.seatsReserved;
import static io.skybound.api.example.ExamplePayment.GOODWILL;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.goodwillRequested;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.deepEquals;
import static org.axonframework.test.matchers.Matchers.listWithAllOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RescheduleLeg;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.RefundHandedOver;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.platform.testing.StoredForm;
import io.skybound.process.mail.MailFacts;
import io.skybound.process.mail.MailKind;
import io.skybound.process.mail.MailRequest;
import io.skybound.process.steps.Steps;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** The shell around the process: it starts, hears what concerns its booking and its flights, has it done, and ends. */
class BookingSagaTest {

    private static final String ANOTHER = "bkg_grace";

    private final SagaTestFixture<BookingSaga> saga = new SagaTestFixture<>(BookingSaga.class);
    private final DirectSteps steps = new DirectSteps(saga::getCommandBus);
    private final RecordedOutbox outbox = new RecordedOutbox();
    private final BookingTools tools = new BookingTools(steps, outbox, CLOCK, Journey.HOLD);

    BookingSagaTest() {
        saga.registerResource(tools);
    }

    @Test
    void startsWithABookingAndListensToItsFlights() {
        saga.givenNoPriorActivity()
                .whenPublishingA(roundTripCreated())
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectAssociationWith("bookingId", BOOKING)
                .expectAssociationWith("flightId", SB400)
                .expectAssociationWith("flightId", SB401)
                .expectDispatchedCommands(new ReserveSeats(SB400, BOOKING, Map.of(Cabin.ECONOMY, 1), NOW));
    }

    @Test
    void startsOnceForABookingThatIsReportedTwice() {
        saga.givenAPublished(bookingCreated())
                .whenPublishingA(bookingCreated())
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1);
    }

    @Test
    void startsWithNothingElse() {
        saga.givenAPublished(bookingHeld())
                .andThenAPublished(paymentRequested())
                .whenPublishingA(flightCancelled())
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void hearsOfSeatsThatAreHeldForItsBooking() {
        saga.givenAPublished(bookingCreated())
                .whenPublishingA(seatsReserved(BOOKING, 1, 9))
                .expectDispatchedCommands(new HoldBooking(BOOKING, NOW.plus(Journey.HOLD), NOW));
    }

    @Test
    void hearsOfThePaymentOfItsBooking() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(paymentStarted())
                .whenPublishingA(paymentRequested())
                .expectDispatchedCommands(new CapturePayment(PAYMENT, NOW));
    }

    @Test
    void hearsOfTheMoney() {
        saga.givenAPublished(bookingCreated())
                .whenPublishingA(paymentCaptured())
                .expectDispatchedCommands(new ConfirmBooking(BOOKING, PAYMENT, PRICE, NOW));
    }

    @Test
    void hearsWhatHappensToEachOfItsFlights() {
        saga.givenAPublished(roundTripCreated())
                .whenPublishingA(new FlightCancelled(SB401, null, minutesLater(20)))
                .expectDispatchedCommands(new CancelByAirline(BOOKING, SB401, null, NOW));
    }

    @Test
    void hearsOfNewTimesOfItsFlight() {
        var delay = flightDelayed(60);

        saga.givenAPublished(bookingCreated())
                .whenPublishingA(delay)
                .expectDispatchedCommands(new RescheduleLeg(
                        BOOKING, SB400, delay.departure(), delay.arrival(), delay.reason(), delay.at()));
    }

    @Test
    void leavesTheEventsOfOtherBookingsToThem() {
        saga.givenAPublished(bookingCreated())
                .whenPublishingA(seatsReserved(ANOTHER, 1, 9))
                .expectNoDispatchedCommands();
    }

    @Test
    void tellsEachBookingOnAFlightThatItIsCancelled() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(bookingCreated(ANOTHER, ADA))
                .whenPublishingA(flightCancelled())
                .expectActiveSagas(2)
                .expectDispatchedCommandsMatching(payloadsMatching(listWithAllOf(
                        deepEquals(new CancelByAirline(BOOKING, SB400, "crew strike", NOW)),
                        deepEquals(new CancelByAirline(ANOTHER, SB400, "crew strike", NOW)))));
    }

    @Test
    void keepsTheExpiryUntilTheBookingIsConfirmed() {
        saga.givenAggregate(BOOKING)
                .published(bookingCreated(), bookingHeld())
                .whenAggregate(BOOKING)
                .publishes(paymentStarted())
                .expectNoDispatchedCommands();
        assertThat(steps.waiting).containsExactly("expire/bkg_ada at 2026-06-01T12:15:00Z");
    }

    @Test
    void callsOffTheExpiryOnceTheBookingIsConfirmed() {
        saga.givenAggregate(BOOKING)
                .published(bookingCreated(), bookingHeld(), paymentStarted())
                .whenAggregate(BOOKING)
                .publishes(bookingConfirmed())
                .expectDispatchedCommands(new ConfirmSeats(SB400, BOOKING, NOW));
        assertThat(steps.waiting).isEmpty();
    }

    @Test
    void asksForAMailThatIsWrittenFromTheVersionThatCausedIt() {
        saga.givenAggregate(BOOKING)
                .published(bookingCreated())
                .whenAggregate(BOOKING)
                .publishes(bookingHeld())
                .expectSuccessfulHandlerExecution();

        MailRequest held = outbox.requests.getFirst();
        assertThat(outbox.requests).hasSize(1);
        assertThat(held)
                .isEqualTo(MailRequest.of(BOOKING, MailKind.BOOKING_HELD, held.causeId(), 1)
                        .with(MailFacts.PAYMENT_DUE_BY, bookingHeld().paymentDueBy()));
        assertThat(held.causeId()).isNotBlank();
    }

    @Test
    void endsWhenNothingMoreCanCome() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(bookingHeld())
                .whenPublishingA(bookingExpired())
                .expectActiveSagas(0)
                .expectNoAssociationWith("bookingId", BOOKING)
                .expectNoAssociationWith("flightId", SB400);
    }

    @Test
    void staysWhileAPaymentIsOnItsWay() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(bookingHeld())
                .andThenAPublished(paymentStarted())
                .whenPublishingA(bookingExpired())
                .expectActiveSagas(1);
    }

    @Test
    void endsOnArrival() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(bookingConfirmed())
                .whenPublishingA(new FlightStatusReported(SB400, FlightStatus.ARRIVED, minutesLater(60)))
                .expectActiveSagas(0);
    }

    @Test
    void beginsAgainForARefundOfABookingWhoseJourneyIsOver() {
        saga.givenAPublished(bookingCreated())
                .andThenAPublished(bookingConfirmed())
                .andThenAPublished(new FlightStatusReported(SB400, FlightStatus.ARRIVED, minutesLater(60)))
                .whenPublishingA(goodwillRequested(usd("20.00")))
                .expectActiveSagas(1)
                .expectAssociationWith("bookingId", BOOKING)
                .expectDispatchedCommands(new SubmitRefund(PAYMENT, GOODWILL, NOW));
    }

    @Test
    void listsARefundThatTheGatewayRefusesAlsoWhenTheJourneyIsOver() {
        saga.givenAPublished(goodwillRequested(usd("20.00")))
                .whenPublishingA(goodwillHandedOver())
                .expectActiveSagas(1);
        assertThat(steps.waiting).containsExactly("refund-refused/rfd_goodwill/3 for a person");
    }

    @Test
    void endsAgainWhenTheRefundIsPaid() {
        saga.givenAPublished(goodwillRequested(usd("20.00")))
                .andThenAPublished(goodwillHandedOver())
                .whenPublishingA(new PaymentRefunded(PAYMENT, BOOKING, GOODWILL, usd("20.00"), "gw_3", NOW))
                .expectActiveSagas(0);
        assertThat(steps.waiting).isEmpty();
    }

    @Test
    void isStoredWithAllThatTheProcessRemembers() {
        var before = new BookingSaga();
        ReflectionTestUtils.setField(before, "tools", new BookingTools(new Deaf(), outbox, CLOCK, Journey.HOLD));
        hear(before, roundTripCreated());
        hear(before, new BookingHeld(BOOKING, minutesLater(15), NOW));
        hear(before, paymentStarted());

        BookingSaga after = StoredForm.roundTrip(before);

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("tools")
                .withStrictTypeChecking()
                .isEqualTo(before);
        assertThat(StoredForm.legible(before))
                .contains(BOOKING, SB400, SB401, PAYMENT, "paymentDueBy", "2026-06-01T12:15:00Z")
                .doesNotContain("tools", "Lovelace", "skybound.example");
    }

    private static RefundHandedOver goodwillHandedOver() {
        return new RefundHandedOver(PAYMENT, BOOKING, GOODWILL, usd("20.00"), "account_closed", 3, NOW);
    }

    private static void hear(BookingSaga saga, BookingEvent event) {
        saga.react(event, GenericEventMessage.asEventMessage(event));
    }

    /** Does nothing at all. */
    private static final class Deaf implements Steps {
        @Override
        public void send(String bookingId, Object command) {}

        @Override
        public void sendAt(String name, Instant due, String bookingId, Object command) {}

        @Override
        public void giveUp(String name, String bookingId, Object command, int attempts, String reason) {}

        @Override
        public void solved(String name) {}

        @Override
        public void callOff(String name) {}
    }
}
