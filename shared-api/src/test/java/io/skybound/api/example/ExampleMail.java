package io.skybound.api.example;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleBooking.BOOKING;

import io.skybound.api.mail.MailEvent.MailDelivered;
import io.skybound.api.mail.MailEvent.MailFailed;

/** The mail that confirms Ada's booking. */
public final class ExampleMail {

    public static final String MAIL = "mail_1";
    public static final String MESSAGE_ID = "<5f3a@skybound.example>";

    private ExampleMail() {}

    public static MailDelivered mailDelivered() {
        return new MailDelivered(MAIL, BOOKING, "booking-confirmed", MESSAGE_ID, ADAS_MAIL, minutesLater(4));
    }

    public static MailFailed mailFailed() {
        return new MailFailed(
                MAIL,
                BOOKING,
                "booking-confirmed",
                MESSAGE_ID,
                ADAS_MAIL,
                "mail server said 550 5.1.1 to RCPT",
                1,
                minutesLater(4));
    }
}
