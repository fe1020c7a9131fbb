package io.skybound.command.booking;

import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.example.ExampleBooking;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Remembers which payments a booking opened; each has its whole price left, or what a test says. */
final class RecordedPayments implements Payments {

    final List<RequestPayment> opened = new ArrayList<>();
    Money left = ExampleBooking.PRICE;

    @Override
    public void open(RequestPayment request) {
        opened.add(request);
    }

    @Override
    public Money left(String paymentId) {
        return left;
    }
}
