package io.skybound.process.mail.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server on a free port of this machine that puts whatever it is given into the folder. */
final class EmbeddedMailbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMailbox.class);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MailboxFolder folder;

    private EmbeddedMailbox(MailboxFolder folder) {
        this.folder = folder;
    }

    static EmbeddedMailbox start(MailboxFolder folder) {
        var mailbox = new EmbeddedMailbox(folder);
        mailbox.server.start();
        // Its own way would keep every mail in memory, and log the addresses that it makes up accounts for.
        mailbox.server.getUserManager().setMessageDeliveryHandler((message, address) -> mailbox.new Recipient(address));
        return mailbox;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Stands for whoever a mail is for. */
    private final class Recipient extends UserImpl {
        private final String address;

        Recipient(MailAddress address) {
            super(
                    address.getEmail(),
                    address.getEmail(),
                    "",
                    server.getManagers().getImapHostManager());
            this.address = address.getEmail();
        }

        /** The sender hears 250 only when this has returned; if it throws, it hears 451 and tries again. */
        @Override
        public void deliver(MovingMessage message) {
            try {
                folder.add(message.getMessage(), address);
            } catch (IOException | MessagingException e) {
                log.warn("A mail can't be kept in the mailbox: {}", e.getClass().getSimpleName());
                throw new IllegalStateException("The mailbox can't keep the mail");
            }
        }
    }
}
