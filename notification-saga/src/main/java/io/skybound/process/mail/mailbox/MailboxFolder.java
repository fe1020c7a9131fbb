package io.skybound.process.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails as files, the newest ones only. The name of a file is the mail's id; ids grow with time. */
final class MailboxFolder {
    private static final Logger log = LoggerFactory.getLogger(MailboxFolder.class);
    private static final String EXTENSION = ".eml";
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;
    private final int keep;
    private final Clock clock;
    private final TreeMap<String, MailSummary> index = new TreeMap<>();
    private long lastNumber;

    private MailboxFolder(Path folder, int keep, Clock clock) {
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    static MailboxFolder open(Path folder, int keep, Clock clock) {
        try {
            Files.createDirectories(folder);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                // Mails are personal, and others may use this machine.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var mailbox = new MailboxFolder(folder, keep, clock);
            mailbox.readIndex();
            return mailbox;
        } catch (IOException e) {
            throw new UncheckedIOException("The mailbox can't be kept in " + folder, e);
        }
    }

    /** Once this returns, the mail survives the end of the process. */
    synchronized void add(MimeMessage message, String recipient) throws IOException, MessagingException {
        String id = nextId();
        MailSummary summary = MailSummary.of(id, message, recipient, clock.instant());
        Path draft = folder.resolve(id + ".new");
        try (OutputStream out = Files.newOutputStream(draft)) {
            message.writeTo(out);
        }
        Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
        index.put(id, summary);
        forgetTheOldest();
    }

    synchronized List<MailSummary> newestFirst(@Nullable String to) {
        return index.descendingMap().values().stream()
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to.strip()))
                .toList();
    }

    synchronized Optional<MailContent> find(String id) {
        MailSummary summary = index.get(id);
        if (summary == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailContent.of(summary, read(file(id))));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("The mail " + id + " can't be read", e);
        }
    }

    private void readIndex() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".new")) {
                    // Half a mail: the process ended while it wrote, and its sender will come again.
                    Files.delete(file);
                } else if (name.endsWith(EXTENSION)) {
                    readSummary(file, name.substring(0, name.length() - EXTENSION.length()));
                }
            }
        }
        forgetTheOldest();
    }

    private void readSummary(Path file, String id) throws IOException {
        try {
            lastNumber = Math.max(lastNumber, numberOf(id));
            index.put(
                    id,
                    MailSummary.of(
                            id,
                            read(file),
                            null,
                            Files.getLastModifiedTime(file).toInstant()));
        } catch (MessagingException | NumberFormatException foreign) {
            log.warn("{} is not a mail of this mailbox", file);
        }
    }

    private void forgetTheOldest() throws IOException {
        while (index.size() > keep) {
            Files.deleteIfExists(file(index.pollFirstEntry().getKey()));
        }
    }

    private MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(SESSION, in);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + EXTENSION);
    }

    /** Grows even if the clock goes back. */
    private String nextId() {
        lastNumber = Math.max(lastNumber + 1, Instant.now(clock).toEpochMilli());
        return "mail_%013d".formatted(lastNumber);
    }

    private static long numberOf(String id) {
        return Long.parseLong(id.substring(id.indexOf('_') + 1));
    }
}
