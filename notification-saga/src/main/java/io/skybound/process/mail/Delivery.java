package io.skybound.process.mail;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import io.skybound.process.mail.Outcome.LeaseOver;
import io.skybound.process.mail.Outcome.Never;
import io.skybound.process.mail.Outcome.NotYet;
import io.skybound.process.mail.Outcome.Sent;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** One attempt to bring one mail to its traveller: read the booking, write the mail, hand it to the mail server. */
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final Duration ASK = Duration.ofSeconds(5);
    /** Connecting, the replies of the dialogue and writing the body, each at its timeout. */
    private static final Duration HAND_OVER = SmtpSettings.TIMEOUT.multipliedBy(10);

    static final Duration LONGEST = ASK.plus(HAND_OVER);

    private final QueryGateway queries;
    private final MailWriter writer;
    private final MimeMail mime;
    private final JavaMailSender smtp;
    private final Clock clock;

    Delivery(QueryGateway queries, MailWriter writer, MimeMail mime, JavaMailSender smtp, Clock clock) {
        this.queries = queries;
        this.writer = writer;
        this.mime = mime;
        this.smtp = smtp;
        this.clock = clock;
    }

    Outcome attempt(OwedMail owed) throws InterruptedException {
        try {
            BookingAnswer answer = ask(owed.request());
            BookingView booking = answer.booking();
            if (booking == null || answer.lagging()) {
                return new NotYet("booking view lags behind");
            }
            return handOver(owed, booking);
        } catch (ExecutionException | TimeoutException e) {
            return new NotYet("booking view can't be asked: " + SmtpReply.rootName(e));
        }
    }

    private Outcome handOver(OwedMail owed, BookingView booking) {
        String recipient = booking.contactEmail();
        try {
            var message = mime.compose(writer.write(owed.request(), booking), owed.messageId(), clock.instant());
            if (clock.instant().plus(HAND_OVER).isAfter(owed.leaseEnd())) {
                return new LeaseOver();
            }
            smtp.send(message);
            return new Sent(recipient);
        } catch (UnusableAddress e) {
            return new Never("unusable address", recipient);
        } catch (MailException | MessagingException e) {
            return SmtpReply.outcomeOf(e, recipient);
        } catch (RuntimeException e) {
            // A mistake of ours: the mail waits for the release that mends it. The trace shows where; its message could
            // quote the traveller.
            log.error(
                    "Mail {} (row {}) can't be written: {} at {}",
                    owed.request().kind().label(),
                    owed.id(),
                    SmtpReply.rootName(e),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return new NotYet("can't be written: " + SmtpReply.rootName(e));
        }
    }

    private BookingAnswer ask(MailRequest request) throws InterruptedException, ExecutionException, TimeoutException {
        return queries.query(
                        new FindBooking(request.bookingId(), request.minVersion(), false),
                        ResponseTypes.instanceOf(BookingAnswer.class))
                .get(ASK.toMillis(), TimeUnit.MILLISECONDS);
    }
}
