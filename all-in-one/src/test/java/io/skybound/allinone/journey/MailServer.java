package io.skybound.allinone.journey;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A mail server of the test's own, for products that have none in them. Whatever it said 250 to is there. */
final class MailServer implements AutoCloseable {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final Collection<MimeMessage> received = new ConcurrentLinkedQueue<>();
    private volatile boolean busy;
    private @Nullable Path folder;

    static {
        // A product that is killed while it hands a mail over ends a thread of this server: no reason for a test to
        // fail.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    MailServer() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.icegreen.greenmail", LogLevel.WARN);
        server.start();
        // Its own way makes up an account for each address, and loses mails where two of them are the first.
        server.getUserManager().setMessageDeliveryHandler((message, address) -> new Recipient(address));
    }

    /** Stands for whoever a mail is for. */
    private final class Recipient extends UserImpl {
        Recipient(MailAddress address) {
            super(
                    address.getEmail(),
                    address.getEmail(),
                    "",
                    server.getManagers().getImapHostManager());
        }

        @Override
        public void deliver(MovingMessage message) {
            if (busy) {
                throw new IllegalStateException("Not now.");
            }
            keep(message.getMessage());
        }
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Whether it answers every mail with 451: not now. */
    void busy(boolean now) {
        busy = now;
    }

    /** Returns when a mail to this address has come whose subject has this word in it. */
    void await(String email, String subject) {
        Awaitility.await("mail \"" + subject + "\" to " + email)
                .atMost(Duration.ofSeconds(30))
                .until(() -> received.stream().anyMatch(mail -> is(mail, email, subject)));
    }

    /** All that has come, each in a file; so is what comes from now on. */
    synchronized Path folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.folder = folder;
        int number = 0;
        for (MimeMessage mail : received) {
            write(mail, ++number);
        }
        return folder;
    }

    private synchronized void keep(MimeMessage mail) {
        received.add(mail);
        if (folder != null) {
            write(mail, received.size());
        }
    }

    private void write(MimeMessage mail, int number) {
        Path file = Objects.requireNonNull(folder).resolve(number + ".eml");
        try (OutputStream out = Files.newOutputStream(file)) {
            mail.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean is(MimeMessage mail, String email, String subject) {
        try {
            return mail.getAllRecipients()[0].toString().contains(email)
                    && mail.getSubject().toLowerCase(Locale.ROOT).contains(subject.toLowerCase(Locale.ROOT));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
