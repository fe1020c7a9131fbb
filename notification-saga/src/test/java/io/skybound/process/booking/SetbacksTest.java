package io.skybound.process.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.flight.Cabin;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentCommand.WriteOffCapture;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.process.steps.WhenRefused;
import java.time.Instant;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Which command undoes a booking whose process can't go on. */
class SetbacksTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BOOKING = "bkg_ada";
    private static final String FLIGHT = "flt_sb400";
    private static final Money PRICE = Money.of(CurrencyUnit.USD, 200);

    @Test
    void rejectsABookingWhoseSeatsCantBeHeld() {
        var rejected = new RejectBooking(BOOKING, "seats_not_held", "The seats could not be held.", NOW);

        assertThat(Setbacks.compensation(new ReserveSeats(FLIGHT, BOOKING, Map.of(Cabin.ECONOMY, 1), NOW), NOW))
                .isEqualTo(rejected);
        assertThat(Setbacks.compensation(new HoldBooking(BOOKING, NOW.plusSeconds(900), NOW), NOW))
                .isEqualTo(rejected);
    }

    @Test
    void cancelsAndPaysBackABookingWhoseSeatsCantBeSold() {
        assertThat(Setbacks.compensation(new ConfirmSeats(FLIGHT, BOOKING, NOW), NOW))
                .isEqualTo(new CancelByAirline(BOOKING, FLIGHT, "The seats could not be confirmed.", NOW));
    }

    @Test
    void writesOffWhatTheGatewayHasLost() {
        assertThat(Setbacks.compensation(new RepeatCapture("pay_ada", 2, NOW), NOW))
                .isEqualTo(new WriteOffCapture("pay_ada", 2, NOW));
        assertThat(Setbacks.whenRefused(new RefundPayment("pay_ada", PRICE, NOW), new NothingToRefund(), NOW))
                .isEqualTo(new WhenRefused.Reaction.Nothing());
    }

    /** Or a gateway would be asked under a key that it has forgotten, and take the money twice. */
    @Test
    void asksTheGatewayAsOfTheMomentOfAsking() {
        Instant later = NOW.plusSeconds(108_000);
        assertThat(Setbacks.renewed(new RepeatCapture("pay_ada", 2, NOW), later))
                .isEqualTo(new RepeatCapture("pay_ada", 2, later));
        assertThat(Setbacks.renewed(new CapturePayment("pay_ada", NOW), later))
                .isEqualTo(new CapturePayment("pay_ada", later));
        assertThat(Setbacks.renewed(new RefundPayment("pay_ada", PRICE, NOW), later))
                .isEqualTo(new RefundPayment("pay_ada", PRICE, later));
        assertThat(Setbacks.renewed(new SubmitRefund("pay_ada", "rfd_ada", NOW), later))
                .isEqualTo(new SubmitRefund("pay_ada", "rfd_ada", later));
        var seats = new ReleaseSeats(FLIGHT, BOOKING, NOW);
        assertThat(Setbacks.renewed(seats, later)).isEqualTo(seats);
    }

    /** Money and seats that are on their way back are tried again, never given up for something else. */
    @Test
    void undoesNothingElse() {
        assertThat(Setbacks.compensation(new ReleaseSeats(FLIGHT, BOOKING, NOW), NOW))
                .isNull();
        assertThat(Setbacks.compensation(new RefundPayment("pay_ada", PRICE, NOW), NOW))
                .isNull();
        assertThat(Setbacks.compensation(new ConfirmBooking(BOOKING, "pay_ada", PRICE, NOW), NOW))
                .isNull();
    }
}
