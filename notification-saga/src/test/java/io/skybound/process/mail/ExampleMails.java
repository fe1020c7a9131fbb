package io.skybound.process.mail;

import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.SB400;

import io.skybound.api.booking.BookingView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One mail of each kind. Started with a folder, it writes them there to be looked at. */
final class ExampleMails {
    private ExampleMails() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (MailKind kind : MailKind.values()) {
            Mail mail = mail(kind);
            Files.writeString(folder.resolve(kind.label() + ".html"), mail.html());
            Files.writeString(folder.resolve(kind.label() + ".txt"), mail.subject() + "\n\n" + mail.text());
        }
    }

    static Mail mail(MailKind kind) {
        return writer().write(request(kind), view(kind));
    }

    static MailWriter writer() {
        return new MailWriter(new Templates(), new Calendars("skybound.example"), "https://skybound.example");
    }

    static MailRequest request(MailKind kind) {
        var request = MailRequest.of(BOOKING, kind, "evt_1", 4);
        return switch (kind) {
            case BOOKING_CONFIRMED, BOOKING_EXPIRED, BOOKING_REVOKED -> request;
            case BOOKING_HELD -> request.with(MailFacts.PAYMENT_DUE_BY, PAYMENT_DUE_BY);
            case PAYMENT_FAILED ->
                request.with(MailFacts.FAILURE_CODE, "card_declined").with(MailFacts.PAYMENT_DUE_BY, PAYMENT_DUE_BY);
            case BOOKING_CANCELLED ->
                request.with(MailFacts.REFUND, usd("3198.00")).with(MailFacts.PENALTY, usd("200.00"));
            case REFUND_COMPLETED, REFUND_FAILED -> request.with(MailFacts.REFUND, usd("3198.00"));
            case FLIGHT_DELAYED ->
                request.with(MailFacts.FLIGHT_ID, SB400)
                        .with(MailFacts.PREVIOUS_DEPARTURE, DEPARTURE)
                        .with(MailFacts.PREVIOUS_ARRIVAL, ARRIVAL)
                        .with(MailFacts.DEPARTURE, DEPARTURE.plus(Duration.ofMinutes(90)))
                        .with(MailFacts.ARRIVAL, ARRIVAL.plus(Duration.ofMinutes(80)))
                        .with(MailFacts.REASON, "late arrival of the aircraft");
            case FLIGHT_CANCELLED ->
                request.with(MailFacts.FLIGHT_ID, SB400)
                        .with(MailFacts.REFUND, usd("3398.00"))
                        .with(MailFacts.REASON, "a storm over the Atlantic coast");
        };
    }

    static BookingView view(MailKind kind) {
        return switch (kind) {
            case BOOKING_HELD -> ExampleViews.held();
            case PAYMENT_FAILED -> ExampleViews.heldWithFailedPayment();
            case BOOKING_CONFIRMED, FLIGHT_DELAYED -> ExampleViews.confirmed();
            case BOOKING_EXPIRED -> ExampleViews.expired();
            case BOOKING_CANCELLED, REFUND_COMPLETED, REFUND_FAILED -> ExampleViews.cancelled();
            case FLIGHT_CANCELLED, BOOKING_REVOKED -> ExampleViews.cancelledByAirline();
        };
    }
}
