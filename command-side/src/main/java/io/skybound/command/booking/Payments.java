package io.skybound.command.booking;

import io.skybound.api.booking.BookingCommand.RequestPayment;

/** Opens the payment that a booking has agreed to, within the booking's unit of work: both are stored, or neither. */
public interface Payments {

    void open(RequestPayment request);
}
