package io.skybound.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no caller wait for ever. A thread that still works on a request at its deadline is interrupted, at most a fortieth of
 * that time late: a virtual thread that waits for a frozen database, a lock or a connection wakes up, and its failure is
 * answered as one that passes. An answer that has begun, such as a stream or an export, is left alone.
 */
final class DeadlineFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DeadlineFilter.class);

    private static final int LOOKS = 40;
    private static final ThreadLocal<Alarm> CURRENT = new ThreadLocal<>();

    private final long deadline;
    private final Set<Alarm> set = ConcurrentHashMap.newKeySet();
    /** Looks at all alarms now and then. A timer for each request would be set and taken back thousands of times a second. */
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("request-deadlines").daemon().factory());

    DeadlineFilter(Duration deadline) {
        this.deadline = deadline.toNanos();
        long between = this.deadline / LOOKS;
        watch.scheduleWithFixedDelay(this::look, between, between, TimeUnit.NANOSECONDS);
    }

    /** Whether the request on this thread was interrupted. Whoever asks goes on to answer it, undisturbed. */
    static boolean hasPassed() {
        Alarm alarm = CURRENT.get();
        return alarm != null && alarm.hasRung();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Alarm alarm = new Alarm(Thread.currentThread(), response, System.nanoTime() + deadline);
        set.add(alarm);
        CURRENT.set(alarm);
        try {
            chain.doFilter(request, response);
        } finally {
            set.remove(alarm);
            alarm.end();
            CURRENT.remove();
        }
    }

    private void look() {
        for (Alarm alarm : set) {
            try {
                alarm.ringIfDue(System.nanoTime());
            } catch (RuntimeException e) {
                // One that fails must not end the watch over all others.
                log.warn("A deadline can't be looked at: {}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    private static final class Alarm {
        private final Thread worker;
        private final HttpServletResponse response;
        private final long due;
        private boolean rung;
        private boolean ended;

        Alarm(Thread worker, HttpServletResponse response, long due) {
            this.worker = worker;
            this.response = response;
            this.due = due;
        }

        synchronized void ringIfDue(long now) {
            if (now - due >= 0 && !rung && !ended && !response.isCommitted()) {
                rung = true;
                worker.interrupt();
            }
        }

        synchronized boolean hasRung() {
            if (rung) {
                var _ = Thread.interrupted();
            }
            return rung;
        }

        synchronized void end() {
            ended = true;
            if (rung) {
                var _ = Thread.interrupted();
            }
        }
    }
}
