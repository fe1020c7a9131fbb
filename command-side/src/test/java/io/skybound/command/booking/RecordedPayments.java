package io.skybound.command.booking;

import io.skybound.api.booking.BookingCommand.RequestPayment;
import java.util.ArrayList;
import java.util.List;

/** Remembers which payments a booking opened. */
final class RecordedPayments implements Payments {

    final List<RequestPayment> opened = new ArrayList<>();

    @Override
    public void open(RequestPayment request) {
        opened.add(request);
    }
}
