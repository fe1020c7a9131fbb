package io.skybound.process.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.observability.Traces;
import io.skybound.process.mail.Outcome.LeaseOver;
import io.skybound.process.mail.Outcome.Never;
import io.skybound.process.mail.Outcome.NotYet;
import io.skybound.process.mail.Outcome.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Takes mails on as they fall due and has each delivered on a thread of its own, a few at a time. Any number of
 * processes may do so on one outbox.
 */
final class OutboxSender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxRows rows;
    private final MailRecords records;
    private final Delivery delivery;
    private final Bell bell;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Traces traces;
    private final MailProperties properties;
    private final Semaphore free;

    private volatile @Nullable Thread taker;
    private boolean outboxReachable = true;

    OutboxSender(
            OutboxRows rows,
            MailRecords records,
            Delivery delivery,
            Bell bell,
            Clock clock,
            MeterRegistry meters,
            Traces traces,
            MailProperties properties) {
        this.rows = rows;
        this.records = records;
        this.delivery = delivery;
        this.bell = bell;
        this.clock = clock;
        this.meters = meters;
        this.traces = traces;
        this.properties = properties;
        this.free = new Semaphore(properties.concurrency());
    }

    @Override
    public synchronized void start() {
        if (taker == null) {
            Thread thread = Thread.ofVirtual().name("mail-outbox").unstarted(this::takeOnUntilStopped);
            // Known before it runs, because it goes on only while it is this one.
            taker = thread;
            thread.start();
        }
    }

    /** Lets the deliveries on their way end; what does not is taken on again after its lease, by whoever is there. */
    @Override
    public synchronized void stop() {
        Thread running = taker;
        if (running == null) {
            return;
        }
        taker = null;
        // Not interrupted: that would break the connection on which it may just be taking mails on.
        bell.ring();
        try {
            running.join(Duration.ofSeconds(5));
            if (free.tryAcquire(properties.concurrency(), 10, TimeUnit.SECONDS)) {
                free.release(properties.concurrency());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return taker != null;
    }

    private void takeOnUntilStopped() {
        try {
            while (taker == Thread.currentThread()) {
                bell.await(properties.poll());
                takeOnWhatIsDue();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOnWhatIsDue() throws InterruptedException {
        // What is taken on starts at once; waiting for a thread would use up its lease.
        int capacity = free.drainPermits();
        int used = 0;
        try {
            if (capacity > 0) {
                for (OwedMail mail : due(capacity)) {
                    used++;
                    Thread.ofVirtual().name("mail-", mail.id()).start(() -> deliverInItsTrace(mail));
                }
            }
        } finally {
            free.release(capacity - used);
        }
    }

    private List<OwedMail> due(int atMost) {
        try {
            Instant now = clock.instant();
            List<OwedMail> due = rows.takeOn(atMost, now, now.plus(properties.lease()));
            outboxReachable = true;
            return due;
        } catch (RuntimeException e) {
            if (outboxReachable) {
                log.warn("The outbox can't be read, mails wait: {}", SmtpReply.rootName(e));
            }
            outboxReachable = false;
            return List.of();
        }
    }

    private void deliverInItsTrace(OwedMail mail) {
        MailRequest request = mail.request();
        boolean _ =
                traces.follow("mail " + request.kind().label(), request.facts().get(TracedOutbox.TRACE), () -> {
                    try (var _ = MDC.putCloseable(MessageMetadata.REQUEST_ID, mail.correlationId())) {
                        deliver(mail);
                    }
                    return true;
                });
    }

    private void deliver(OwedMail mail) {
        try {
            record(mail, delivery.attempt(mail));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn(
                    "Mail {} (row {}) is taken on again after its lease: {}",
                    mail.request().kind().label(),
                    mail.id(),
                    SmtpReply.rootName(e));
        } finally {
            free.release();
            bell.ring();
        }
    }

    private void record(OwedMail mail, Outcome outcome) {
        Instant now = clock.instant();
        String details = switch (outcome) {
            case Sent(String recipient) -> {
                records.delivered(mail, recipient, now);
                yield "";
            }
            case NotYet(String reason) -> {
                Duration wait = Backoff.after(mail.attempt(), ThreadLocalRandom.current());
                rows.later(mail, now.plus(wait), reason);
                yield ": " + reason + "; again in " + wait.toSeconds() + " s";
            }
            case Never(String reason, String recipient) -> {
                records.failed(mail, recipient, reason, now);
                yield ": " + reason;
            }
            case LeaseOver over -> "";
        };
        String kind = mail.request().kind().label();
        meters.counter("skybound.mails", "kind", kind, "outcome", outcome.label())
                .increment();
        log.atLevel(outcome instanceof Never ? Level.WARN : Level.INFO)
                .log(
                        "Mail {} for {} {} (row {}, attempt {}){}",
                        kind,
                        mail.request().bookingId(),
                        outcome.label(),
                        mail.id(),
                        mail.attempt(),
                        details);
    }
}
