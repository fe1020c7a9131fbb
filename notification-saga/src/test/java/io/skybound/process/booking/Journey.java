package io.skybound.process.booking;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentRequested;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.testing.StoredForm;
import java.time.Duration;
import java.util.List;

/** A process that lives through a story at noon on the first of June. */
final class Journey {

    static final Duration HOLD = Duration.ofMinutes(15);

    private BookingProcess process = new BookingProcess();

    /** Ada has paid and the gateway is asked. */
    void awaitsMoney() {
        after(bookingCreated(), bookingHeld(), paymentStarted(), paymentRequested());
    }

    void isConfirmed() {
        awaitsMoney();
        after(paymentCaptured(), bookingConfirmed());
    }

    void isStoredAndReadAgain() {
        process = StoredForm.roundTrip(process);
    }

    /** Lives through the events, and tells what follows from the last one. */
    List<Step> after(Object... events) {
        List<Step> steps = List.of();
        for (Object event : events) {
            steps = after(event);
        }
        return steps;
    }

    private List<Step> after(Object event) {
        return switch (event) {
            case BookingEvent e -> process.after(e, NOW);
            case SeatsReserved e -> process.after(e, HOLD, NOW);
            case PaymentEvent e -> process.after(e, NOW);
            case FlightCancelled e -> process.after(e, NOW);
            case FlightRescheduled e -> process.after(e, NOW);
            case FlightStatusReported e -> process.after(e);
            default -> throw new IllegalArgumentException("the process does not listen to " + event);
        };
    }
}
