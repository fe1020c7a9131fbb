package io.skybound.allinone.laboratory;

import io.skybound.command.payment.gateway.OutcomeUnknown;
import jakarta.mail.MessagingException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.mail.MailSendException;

/** How a thread fails at a point: as it would if the other side had gone away. */
final class Failure {
    private static final String WHY = "The laboratory has cut the line.";

    private Failure() {}

    static RuntimeException at(Point point) {
        return switch (point) {
            case CAPTURE_ASKING, CAPTURE_ANSWERED, REFUND_ASKING, REFUND_ANSWERED -> new OutcomeUnknown(WHY);
            case MAIL_SENDING, MAIL_SENT -> new MailSendException(WHY, new MessagingException(WHY));
            default -> new TransientDataAccessResourceException(WHY);
        };
    }
}
