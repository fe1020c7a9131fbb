package io.skybound.command.booking;

import io.skybound.api.booking.BookingCommand.RequestPayment;
import org.joda.money.Money;

/** What a booking needs of its payments, within its own unit of work. */
public interface Payments {

    /** Opens the payment that the booking has agreed to: both are stored, or neither. */
    void open(RequestPayment request);

    /** What of the captured money is not on its way back. */
    Money left(String paymentId);
}
