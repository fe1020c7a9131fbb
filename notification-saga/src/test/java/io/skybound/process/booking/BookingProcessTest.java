package io.skybound.process.booking;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.CONDITIONS;
import static io.skybound.api.example.ExampleBooking.INBOUND;
import static io.skybound.api.example.ExampleBooking.NOTHING;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingCancelledByAirline;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefundFailed;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.bookingRejected;
import static io.skybound.api.example.ExampleBooking.bookingRevoked;
import static io.skybound.api.example.ExampleBooking.legRescheduled;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentAttemptFailed;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.roundTripCreated;
import static io.skybound.api.example.ExampleBooking.unpaidBookingCancelled;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.SB401;
import static io.skybound.api.example.ExampleFlight.flightCancelled;
import static io.skybound.api.example.ExampleFlight.flightDelayed;
import static io.skybound.api.example.ExamplePayment.GOODWILL;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.REFUND;
import static io.skybound.api.example.ExamplePayment.captureMissed;
import static io.skybound.api.example.ExamplePayment.captureRepeated;
import static io.skybound.api.example.ExamplePayment.captureWrittenOff;
import static io.skybound.api.example.ExamplePayment.goodwillRequested;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentFailed;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundCovered;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static io.skybound.api.example.ExamplePayment.refundHandedOver;
import static io.skybound.api.example.ExamplePayment.refundRequested;
import static io.skybound.api.example.ExamplePayment.refundSettledByHand;
import static io.skybound.api.example.ExamplePayment.refundSubmitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.Refusal;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.ExpireHold;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RecordPaymentFailure;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingCommand.RecordRefundFailure;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.booking.BookingCommand.RescheduleLeg;
import io.skybound.api.booking.BookingCommand.RevokeBooking;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingRefusal.AlreadyPaid;
import io.skybound.api.booking.BookingRefusal.BookingIsClosed;
import io.skybound.api.booking.BookingRefusal.HoldExpired;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.RefundHandedOver;
import io.skybound.api.payment.PaymentRefusal.RefundExceedsPayment;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.api.seats.SeatsRefusal.NoSeatsHeld;
import io.skybound.api.seats.SeatsRefusal.SoldOut;
import io.skybound.process.booking.Step.CallOff;
import io.skybound.process.booking.Step.End;
import io.skybound.process.booking.Step.GiveUp;
import io.skybound.process.booking.Step.Mail;
import io.skybound.process.booking.Step.Send;
import io.skybound.process.booking.Step.SendAt;
import io.skybound.process.booking.Step.Solved;
import io.skybound.process.mail.MailFacts;
import io.skybound.process.mail.MailKind;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows from each event on Ada's way to Los Angeles, and back. */
class BookingProcessTest {

    private static final String EXPIRY = "expire/" + BOOKING;

    private final Journey journey = new Journey();

    @Nested
    class Holding {

        @Test
        void asksForTheFirstLeg() {
            assertThat(journey.after(roundTripCreated())).containsExactly(reserve(SB400));
        }

        @Test
        void asksForNothingWhenItHearsOfTheBookingAgainAndAllLegsAreHeld() {
            journey.after(roundTripCreated());
            journey.after(seatsReserved(SB400));
            journey.after(seatsReserved(SB401));

            assertThat(journey.after(roundTripCreated())).isEmpty();
        }

        @Test
        void asksForTheNextLegOnceTheOneBeforeItIsHeld() {
            journey.after(roundTripCreated());

            assertThat(journey.after(seatsReserved(SB400))).containsExactly(reserve(SB401));
        }

        @Test
        void asksInTheSameOrderWhicheverWayTheTripGoes() {
            // Or two bookings could each take a last seat that the other one needs.
            assertThat(journey.after(roundTripTheOtherWayCreated())).containsExactly(reserve(SB400));
        }

        @Test
        void asksForTheNextLegAlsoAfterTheProcessWasStored() {
            journey.after(roundTripCreated());
            journey.isStoredAndReadAgain();

            assertThat(journey.after(seatsReserved(SB400))).containsExactly(reserve(SB401));
        }

        @Test
        void asksForASeatForEachPassengerButInfants() {
            assertThat(journey.after(familyCreated()))
                    .containsExactly(
                            send(new ReserveSeats(SB400, BOOKING, Map.of(Cabin.ECONOMY, 2, Cabin.BUSINESS, 1), NOW)));
        }

        @Test
        void holdsTheBookingOnceAllLegsAreHeld() {
            journey.after(roundTripCreated(), seatsReserved(SB400));

            assertThat(journey.after(seatsReserved(SB401)))
                    .containsExactly(send(new HoldBooking(BOOKING, NOW.plus(Journey.HOLD), NOW)));
        }

        @Test
        void isNotMisledByOneLegThatIsReportedTwice() {
            journey.after(roundTripCreated(), seatsReserved(SB400));

            assertThat(journey.after(seatsReserved(SB400))).containsExactly(reserve(SB401));
        }

        @Test
        void keepsTheExpiryAndTellsTheTravellerUntilWhenToPay() {
            assertThat(journey.after(bookingCreated(), bookingHeld()))
                    .containsExactly(
                            new SendAt(EXPIRY, PAYMENT_DUE_BY, new ExpireHold(BOOKING, PAYMENT_DUE_BY)),
                            new Mail(MailKind.BOOKING_HELD, Map.of(MailFacts.PAYMENT_DUE_BY, PAYMENT_DUE_BY)));
        }

        @Test
        void rejectsTheBookingWhenALegIsRefused() {
            var soldOut = new SoldOut(Cabin.ECONOMY, 0);

            assertThat(whenRefused(new ReserveSeats(SB400, BOOKING, Map.of(Cabin.ECONOMY, 1), NOW), soldOut))
                    .isEqualTo(new Reaction.Send(new RejectBooking(BOOKING, "sold_out", soldOut.detail(), NOW)));
        }

        @Test
        void givesBackAllLegsOnceRejectedAndEnds() {
            journey.after(roundTripCreated(), seatsReserved(SB400));

            assertThat(journey.after(bookingRejected())).containsExactly(release(SB400), release(SB401), new End());
        }

        @Test
        void givesBackALegThatIsHeldTooLate() {
            journey.after(roundTripCreated(), bookingRejected());

            assertThat(journey.after(seatsReserved(SB400))).containsExactly(release(SB400));
        }
    }

    @Nested
    class Paying {

        @Test
        void hasThePaymentCaptured() {
            assertThat(journey.after(bookingCreated(), bookingHeld(), paymentStarted(), paymentRequested()))
                    .containsExactly(send(new CapturePayment(PAYMENT, NOW)));
        }

        @Test
        void confirmsTheBookingOnceTheMoneyIsThere() {
            journey.awaitsMoney();

            assertThat(journey.after(paymentCaptured()))
                    .containsExactly(send(new ConfirmBooking(BOOKING, PAYMENT, PRICE, NOW)));
        }

        @Test
        void sellsTheSeatsAndForgetsTheExpiryAndTellsTheTraveller() {
            assertThat(journey.after(roundTripCreated(), bookingHeld(), paymentStarted(), bookingConfirmed()))
                    .containsExactly(
                            send(new ConfirmSeats(SB400, BOOKING, NOW)),
                            send(new ConfirmSeats(SB401, BOOKING, NOW)),
                            new CallOff(EXPIRY),
                            new Mail(MailKind.BOOKING_CONFIRMED, Map.of()));
        }

        @Test
        void recordsOnTheBookingThatThePaymentFailed() {
            journey.awaitsMoney();

            assertThat(journey.after(paymentFailed()))
                    .containsExactly(send(new RecordPaymentFailure(BOOKING, PAYMENT, "card_declined", NOW)));
        }

        @Test
        void tellsTheTravellerThatThePaymentFailedAndUntilWhenToTryAgain() {
            journey.awaitsMoney();

            assertThat(journey.after(paymentAttemptFailed()))
                    .containsExactly(new Mail(
                            MailKind.PAYMENT_FAILED,
                            Map.of(MailFacts.FAILURE_CODE, "card_declined", MailFacts.PAYMENT_DUE_BY, PAYMENT_DUE_BY)));
        }
    }

    @Nested
    class Expiring {

        @Test
        void givesTheSeatsBackTellsTheTravellerAndEnds() {
            assertThat(journey.after(bookingCreated(), bookingHeld(), bookingExpired()))
                    .containsExactly(release(SB400), new Mail(MailKind.BOOKING_EXPIRED, Map.of()), new End());
        }

        @Test
        void doesNotEndWhileAPaymentIsOnItsWay() {
            journey.awaitsMoney();

            assertThat(journey.after(bookingExpired())).contains(release(SB400)).doesNotContain(new End());
        }

        @Test
        void endsWhenThatPaymentFailsAndWritesNoMoreMails() {
            journey.awaitsMoney();

            assertThat(journey.after(bookingExpired(), paymentFailed(), paymentAttemptFailed()))
                    .containsExactly(new End());
        }

        @Test
        void paysBackAPaymentThatComesTooLate() {
            var confirm = new ConfirmBooking(BOOKING, PAYMENT, PRICE, NOW);
            var payBack = new Reaction.Send(new RefundPayment(PAYMENT, PRICE, NOW));

            for (Refusal refusal : List.of(new HoldExpired(), new BookingIsClosed(), new AlreadyPaid())) {
                assertThat(whenRefused(confirm, refusal)).isEqualTo(payBack);
            }
        }

        @Test
        void endsWhenTheLatePaymentIsBack() {
            journey.awaitsMoney();
            journey.after(bookingExpired());

            assertThat(journey.after(paymentCaptured()))
                    .containsExactly(send(new ConfirmBooking(BOOKING, PAYMENT, PRICE, NOW)));
            assertThat(journey.after(paymentRefunded(PRICE)))
                    .containsExactly(send(new RecordRefund(BOOKING, PAYMENT, PRICE, NOW)));
            assertThat(journey.after(bookingRefunded(PRICE)))
                    .containsExactly(new Mail(MailKind.REFUND_COMPLETED, Map.of(MailFacts.REFUND, PRICE)), new End());
        }
    }

    @Nested
    class Cancelling {

        @Test
        void givesBackSeatsAndMoney() {
            journey.isConfirmed();

            assertThat(journey.after(paidBookingCancelled()))
                    .containsExactly(
                            release(SB400),
                            new CallOff(EXPIRY),
                            new Mail(
                                    MailKind.BOOKING_CANCELLED,
                                    Map.of(MailFacts.REFUND, usd("114.93"), MailFacts.PENALTY, usd("84.97"))),
                            send(new RefundPayment(PAYMENT, usd("114.93"), NOW)));
        }

        @Test
        void needsNobodyToLookWhenItOvertakesTheSaleOfTheSeats() {
            assertThat(whenRefused(new ConfirmSeats(SB400, BOOKING, NOW), new NoSeatsHeld()))
                    .isEqualTo(new Reaction.Nothing());
        }

        @Test
        void endsWhenTheMoneyIsBack() {
            journey.isConfirmed();

            assertThat(journey.after(paidBookingCancelled(), bookingRefunded(usd("114.93"))))
                    .containsExactly(
                            new Mail(MailKind.REFUND_COMPLETED, Map.of(MailFacts.REFUND, usd("114.93"))), new End());
        }

        @Test
        void endsWithoutAWordWhereAllIsGivenBackAlready() {
            journey.isConfirmed();

            assertThat(journey.after(paidBookingCancelled(), refundCovered(usd("114.93"))))
                    .containsExactly(send(new RecordRefund(BOOKING, PAYMENT, NOTHING, NOW)));
            assertThat(journey.after(bookingRefunded(NOTHING))).containsExactly(new End());
        }

        @Test
        void endsAtOnceIfNothingWasPaid() {
            assertThat(journey.after(bookingCreated(), bookingHeld(), unpaidBookingCancelled()))
                    .containsExactly(
                            release(SB400),
                            new CallOff(EXPIRY),
                            new Mail(
                                    MailKind.BOOKING_CANCELLED,
                                    Map.of(MailFacts.REFUND, NOTHING, MailFacts.PENALTY, NOTHING)),
                            new End());
        }

        @Test
        void waitsForAPaymentThatIsOnItsWay() {
            journey.awaitsMoney();

            assertThat(journey.after(unpaidBookingCancelled())).doesNotContain(new End());
            assertThat(journey.after(bookingRefunded(PRICE))).contains(new End());
        }
    }

    @Test
    void asksTheGatewayOnceARefundIsRequested() {
        journey.isConfirmed();

        assertThat(journey.after(refundRequested(PRICE))).containsExactly(send(new SubmitRefund(PAYMENT, REFUND, NOW)));
        assertThat(journey.after(refundSubmitted(PRICE))).isEmpty();
    }

    @Test
    void keepsGoodwillFromTheBooking() {
        journey.isConfirmed();

        assertThat(journey.after(goodwillRequested(usd("20.00"))))
                .containsExactly(send(new SubmitRefund(PAYMENT, GOODWILL, NOW)));
        assertThat(journey.after(new PaymentRefunded(PAYMENT, BOOKING, GOODWILL, usd("20.00"), "gw_3", NOW)))
                .isEmpty();
        assertThat(journey.after(
                        new RefundHandedOver(PAYMENT, BOOKING, GOODWILL, usd("20.00"), "account_closed", 3, NOW)))
                .singleElement()
                .isInstanceOf(GiveUp.class);
    }

    @Nested
    class RefundThatFails {

        @Test
        void isTriedAgainWithGrowingPauses() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled());

            assertThat(journey.after(refundFailed(PRICE, 1)))
                    .containsExactly(new SendAt(
                            "refund/rfd_ada/1",
                            NOW.plusSeconds(2),
                            new SubmitRefund(PAYMENT, REFUND, NOW.plusSeconds(2))));
            assertThat(journey.after(refundFailed(PRICE, 2)))
                    .containsExactly(new SendAt(
                            "refund/rfd_ada/2",
                            NOW.plusSeconds(4),
                            new SubmitRefund(PAYMENT, REFUND, NOW.plusSeconds(4))));
        }

        @Test
        void isLeftToAPersonAfterTheThirdTime() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled());

            assertThat(journey.after(refundHandedOver(PRICE, 3)))
                    .containsExactly(
                            send(new RecordRefundFailure(BOOKING, PAYMENT, PRICE, "account_closed", NOW)),
                            new GiveUp(
                                    "refund-refused/rfd_ada/3",
                                    new SubmitRefund(PAYMENT, REFUND, NOW),
                                    3,
                                    "gateway refused: account_closed"));
        }

        @Test
        void isToldToTheTravellerAndDoesNotEnd() {
            journey.isConfirmed();

            assertThat(journey.after(paidBookingCancelled(), bookingRefundFailed(PRICE)))
                    .containsExactly(new Mail(MailKind.REFUND_FAILED, Map.of(MailFacts.REFUND, PRICE)));
        }

        @Test
        void aLostCaptureIsLeftToAPersonUntilItIsThereAgain() {
            journey.isConfirmed();

            assertThat(journey.after(captureMissed("card_declined", 1)))
                    .containsExactly(new GiveUp(
                            "capture-missed/" + PAYMENT + "/1",
                            new RepeatCapture(PAYMENT, 1, NOW),
                            1,
                            "gateway has nothing: card_declined"));
            assertThat(journey.after(captureMissed("card_declined", 2)))
                    .startsWith(new Solved("capture-missed/" + PAYMENT + "/1"));
            assertThat(journey.after(captureRepeated()))
                    .containsExactly(new Solved("capture-missed/" + PAYMENT + "/2"));
        }

        @Test
        void aCaptureThatIsWrittenOffTakesTheBookingBack() {
            journey.isConfirmed();
            journey.after(captureMissed("card_declined", 1));
            journey.isStoredAndReadAgain();

            assertThat(journey.after(captureWrittenOff()))
                    .containsExactly(
                            new Solved("capture-missed/" + PAYMENT + "/1"),
                            send(new RevokeBooking(BOOKING, PAYMENT, NOW)));
            assertThat(journey.after(bookingRevoked()))
                    .containsExactly(release(SB400), new Mail(MailKind.BOOKING_REVOKED, Map.of()), new End());
        }

        @Test
        void aCaptureThatIsWrittenOffAfterTheCancellationOwesNothingMore() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled());

            assertThat(journey.after(bookingRevoked())).containsExactly(new End());
        }

        @Test
        void comesOffTheListWhenItIsPaidAfterAll() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled(), refundHandedOver(PRICE, 3));
            assertThat(journey.after(refundHandedOver(PRICE, 4))).contains(new Solved("refund-refused/rfd_ada/3"));
            journey.isStoredAndReadAgain();

            assertThat(journey.after(refundSettledByHand(PRICE)))
                    .containsExactly(
                            send(new RecordRefund(BOOKING, PAYMENT, PRICE, NOW)),
                            new Solved("refund-refused/rfd_ada/4"));
            assertThat(journey.after(paymentRefunded(PRICE)))
                    .containsExactly(send(new RecordRefund(BOOKING, PAYMENT, PRICE, NOW)));
        }

        @Test
        void endsWhenSomebodyPaidBackAfterAll() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled(), bookingRefundFailed(PRICE));

            assertThat(journey.after(bookingRefunded(PRICE))).contains(new End());
        }
    }

    @Nested
    class Airline {

        @Test
        void cancelsTheBookingWithTheFlight() {
            journey.isConfirmed();

            assertThat(journey.after(flightCancelled()))
                    .containsExactly(new SendAt(
                            "flight-cancelled/" + SB400 + "/" + BOOKING,
                            NOW,
                            new CancelByAirline(BOOKING, SB400, "crew strike", NOW)));
        }

        @Test
        void asksForNoSeatsOfTheCancelledFlightBack() {
            journey.after(roundTripCreated(), flightCancelled());
            journey.isStoredAndReadAgain();

            assertThat(journey.after(bookingCancelledByAirline(null, NOTHING)))
                    .contains(release(SB401))
                    .doesNotContain(release(SB400));
        }

        @Test
        void paysEverythingBack() {
            journey.isConfirmed();

            assertThat(journey.after(bookingCancelledByAirline(PAYMENT, PRICE)))
                    .containsExactly(
                            release(SB400),
                            new CallOff(EXPIRY),
                            new Mail(
                                    MailKind.FLIGHT_CANCELLED,
                                    Map.of(
                                            MailFacts.FLIGHT_ID, SB400,
                                            MailFacts.REFUND, PRICE,
                                            MailFacts.REASON, "crew strike")),
                            send(new RefundPayment(PAYMENT, PRICE, NOW)));
        }

        @Test
        void endsAtOnceIfNothingWasPaid() {
            assertThat(journey.after(bookingCreated(), bookingCancelledByAirline(null, NOTHING)))
                    .last()
                    .isEqualTo(new End());
        }

        @Test
        void leavesABookingThatIsOverAlone() {
            journey.awaitsMoney();
            journey.after(bookingExpired());

            assertThat(journey.after(flightCancelled())).isEmpty();
            assertThat(journey.after(flightDelayed(60))).isEmpty();
        }

        @Test
        void movesTheLegWithTheFlight() {
            journey.isConfirmed();

            assertThat(journey.after(flightDelayed(60)))
                    .containsExactly(new SendAt(
                            "flight-rescheduled/" + SB400 + "/"
                                    + flightDelayed(60).at() + "/" + BOOKING,
                            NOW,
                            new RescheduleLeg(
                                    BOOKING,
                                    SB400,
                                    DEPARTURE.plusSeconds(3600),
                                    ARRIVAL.plusSeconds(3600),
                                    "late aircraft",
                                    flightDelayed(60).at())));
        }

        @Test
        void tellsTheTravellerWhatChanged() {
            journey.isConfirmed();

            assertThat(journey.after(legRescheduled()))
                    .containsExactly(new Mail(
                            MailKind.FLIGHT_DELAYED,
                            Map.of(
                                    MailFacts.FLIGHT_ID,
                                    SB400,
                                    MailFacts.DEPARTURE,
                                    DEPARTURE.plusSeconds(3600),
                                    MailFacts.ARRIVAL,
                                    ARRIVAL.plusSeconds(3600),
                                    MailFacts.PREVIOUS_DEPARTURE,
                                    DEPARTURE,
                                    MailFacts.PREVIOUS_ARRIVAL,
                                    ARRIVAL,
                                    MailFacts.REASON,
                                    "late aircraft")));
        }

        @Test
        void writesNoMailAboutAFlightThatIsOnlyHeld() {
            assertThat(journey.after(bookingCreated(), bookingHeld(), legRescheduled()))
                    .isEmpty();
        }
    }

    @Nested
    class Arriving {

        @Test
        void endsWithTheLastLeg() {
            journey.after(roundTripCreated(), bookingHeld(), paymentStarted(), bookingConfirmed());

            assertThat(journey.after(arrived(SB400))).isEmpty();
            assertThat(journey.after(arrived(SB401))).containsExactly(new End());
        }

        @Test
        void knowsTheLastLegAlsoAfterTheProcessWasStored() {
            journey.after(roundTripTheOtherWayCreated(), bookingHeld(), paymentStarted(), bookingConfirmed());
            journey.isStoredAndReadAgain();

            assertThat(journey.after(arrived(SB401))).isEmpty();
            assertThat(journey.after(arrived(SB400))).containsExactly(new End());
        }

        @Test
        void doesNotEndBeforeTheFlightArrived() {
            journey.isConfirmed();

            assertThat(journey.after(new FlightStatusReported(SB400, FlightStatus.DELAYED, NOW)))
                    .isEmpty();
        }

        @Test
        void staysUntilGoodwillIsPaid() {
            journey.isConfirmed();
            journey.after(goodwillRequested(usd("20.00")));
            journey.isStoredAndReadAgain();

            assertThat(journey.after(arrived(SB400))).isEmpty();
            assertThat(journey.after(new PaymentRefunded(PAYMENT, BOOKING, GOODWILL, usd("20.00"), "gw_3", NOW)))
                    .containsExactly(new End());
        }

        @Test
        void endsWhatBeganForARefundThatIsOwedOnlyWhenTheBookingKnowsOfIt() {
            assertThat(journey.after(refundRequested(PRICE)))
                    .containsExactly(send(new SubmitRefund(PAYMENT, REFUND, NOW)));
            assertThat(journey.after(paymentRefunded(PRICE)))
                    .containsExactly(send(new RecordRefund(BOOKING, PAYMENT, PRICE, NOW)));
            assertThat(journey.after(bookingRefunded(PRICE))).contains(new End());
        }

        @Test
        void doesNotEndABookingThatWaitsForItsRefund() {
            journey.isConfirmed();
            journey.after(paidBookingCancelled());

            assertThat(journey.after(arrived(SB400))).isEmpty();
        }
    }

    @Test
    void nothingFollowsFromACorrection() {
        assertThat(journey.after(bookingCreated(), bookingCorrected())).isEmpty();
    }

    @Test
    void leavesAnyOtherRefusalToAPerson() {
        var stuck = new Reaction.Stuck();

        assertThat(whenRefused(new ConfirmSeats(SB400, BOOKING, NOW), new BookingIsClosed()))
                .isEqualTo(stuck);
        assertThat(whenRefused(new RefundPayment(PAYMENT, PRICE, NOW), new RefundExceedsPayment()))
                .isEqualTo(stuck);
    }

    @Test
    void givesTheSameAnswersWhenEveryEventComesTwice() {
        List<Object> life = List.of(
                bookingCreated(),
                seatsReserved(SB400),
                bookingHeld(),
                paymentStarted(),
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                legRescheduled(),
                paidBookingCancelled(),
                paymentRefunded(usd("114.93")),
                bookingRefunded(usd("114.93")));
        for (Object event : life) {
            List<Step> first = journey.after(event);

            assertThat(journey.after(event)).as("%s, repeated", event).isEqualTo(first);
        }
    }

    private static Reaction whenRefused(Object command, Refusal refusal) {
        return Setbacks.whenRefused(command, refusal, NOW);
    }

    private static Step send(Object command) {
        return new Send(command);
    }

    private static Step reserve(String flightId) {
        return new Send(new ReserveSeats(flightId, BOOKING, Map.of(Cabin.ECONOMY, 1), NOW));
    }

    private static Step release(String flightId) {
        return new Send(new ReleaseSeats(flightId, BOOKING, NOW));
    }

    private static SeatsReserved seatsReserved(String flightId) {
        return new SeatsReserved(
                flightId, BOOKING, Map.of(Cabin.ECONOMY, 1), Map.of(Cabin.ECONOMY, 9), minutesLater(1));
    }

    private static FlightStatusReported arrived(String flightId) {
        return new FlightStatusReported(flightId, FlightStatus.ARRIVED, Instant.parse("2026-07-01T18:15:00Z"));
    }

    private static BookingCreated roundTripTheOtherWayCreated() {
        return new BookingCreated(
                BOOKING,
                "ADA5YZ",
                ADA,
                TripType.ROUND_TRIP,
                List.of(INBOUND, OUTBOUND),
                List.of(ADA_LOVELACE),
                ADAS_MAIL,
                usd("399.80"),
                CONDITIONS,
                NOW);
    }

    private static BookingCreated familyCreated() {
        return new BookingCreated(
                BOOKING,
                "FAM4WX",
                ADA,
                TripType.ONE_WAY,
                List.of(OUTBOUND),
                List.of(
                        ADA_LOVELACE,
                        passenger(2, PassengerType.CHILD, Cabin.ECONOMY),
                        passenger(3, PassengerType.ADULT, Cabin.BUSINESS),
                        passenger(4, PassengerType.INFANT, Cabin.ECONOMY)),
                "family@skybound.example",
                usd("1298.80"),
                CONDITIONS,
                NOW);
    }

    private static Passenger passenger(int n, PassengerType type, Cabin cabin) {
        return new Passenger("pax_" + n, type, "Member", "No" + n, LocalDate.of(2000, 1, 1), "P" + n, "GB", cabin);
    }
}
