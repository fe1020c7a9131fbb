package io.skybound.process.mail;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on the outside of a mail as it would be written now.
 *
 * @param recipient with only its first letter and its domain
 */
record Envelope(String recipient, String subject) {

    private static final Logger log = LoggerFactory.getLogger(Envelope.class);

    /** Null if the booking can't be read at the moment. */
    static @Nullable Envelope of(MailRequest request, QueryGateway queries, MailWriter writer) {
        try {
            BookingAnswer answer = queries.query(
                            new FindBooking(request.bookingId(), request.minVersion(), false),
                            ResponseTypes.instanceOf(BookingAnswer.class))
                    .get(2, TimeUnit.SECONDS);
            BookingView booking = answer.booking();
            return booking == null || answer.lagging()
                    ? null
                    : new Envelope(
                            masked(booking.contactEmail()),
                            writer.write(request, booking).subject());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "Recipient and subject of mail {} can't be told: {}",
                    request.kind().label(),
                    SmtpReply.rootName(e));
            return null;
        }
    }

    static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}
