package io.skybound.query.audit;

import io.skybound.platform.security.Caller;
import io.skybound.platform.security.RevokedSessions;
import io.skybound.platform.web.Problem;
import io.skybound.query.audit.BookingAudit.Step;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Plays histories, each on a thread of its own and so many at a time. Ends with the session, or the access token,
 * of whoever watches. */
final class Replays implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final Semaphore free;
    private final RevokedSessions revoked;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("replay-", 0).factory());

    Replays(int most, RevokedSessions revoked, Clock clock) {
        this.free = new Semaphore(most);
        this.revoked = revoked;
        this.clock = clock;
    }

    /** 503 if too many are being watched. What can't be read fails here, before anything is sent. */
    SseEmitter start(Caller caller, Supplier<List<Step>> history, Duration pause) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable("too_many_replays", "Too many replays are being watched. Try again later.");
        }
        boolean started = false;
        try {
            List<Step> steps = history.get();
            SseEmitter emitter = new SseEmitter(0L);
            threads.execute(() -> play(caller, steps, pause, emitter));
            started = true;
            return emitter;
        } finally {
            if (!started) {
                free.release();
            }
        }
    }

    private void play(Caller caller, List<Step> steps, Duration pause, SseEmitter emitter) {
        try {
            for (int i = 0; i < steps.size(); i++) {
                if (i > 0) {
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                }
                if (revoked.isRevoked(caller.sessionId()) || !clock.instant().isBefore(caller.until())) {
                    emitter.complete();
                    return;
                }
                send(
                        emitter,
                        "step",
                        Masked.line(steps.get(i)),
                        steps.get(i).event().position());
            }
            emitter.send(SseEmitter.event()
                    .name("end")
                    .data(Masked.line(Map.of("steps", steps.size())), MediaType.TEXT_PLAIN));
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("Nobody watches the replay any more", e);
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } finally {
            free.release();
        }
    }

    private static void send(SseEmitter emitter, String name, String data, long id) throws IOException {
        emitter.send(SseEmitter.event().name(name).id(Long.toString(id)).data(data, MediaType.TEXT_PLAIN));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
