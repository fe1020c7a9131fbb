package io.skybound.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no caller wait for ever. A thread that still works on a request at its deadline is interrupted: a virtual thread
 * that waits for a frozen database, a lock or a connection wakes up, and its failure is answered as one that passes. An
 * answer that has begun, such as a stream or an export, is left alone.
 */
final class DeadlineFilter extends OncePerRequestFilter {

    private static final ThreadLocal<Alarm> CURRENT = new ThreadLocal<>();

    private final Duration deadline;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("request-deadlines").daemon().factory());

    DeadlineFilter(Duration deadline) {
        this.deadline = deadline;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Whether the request on this thread was interrupted. Whoever asks goes on to answer it, undisturbed. */
    static boolean hasPassed() {
        Alarm alarm = CURRENT.get();
        return alarm != null && alarm.hasRung();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Alarm alarm = new Alarm(Thread.currentThread(), response);
        Future<?> ringing = timer.schedule(alarm::ring, deadline.toNanos(), TimeUnit.NANOSECONDS);
        CURRENT.set(alarm);
        try {
            chain.doFilter(request, response);
        } finally {
            ringing.cancel(false);
            alarm.end();
            CURRENT.remove();
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    private static final class Alarm {
        private final Thread worker;
        private final HttpServletResponse response;
        private boolean rung;
        private boolean ended;

        Alarm(Thread worker, HttpServletResponse response) {
            this.worker = worker;
            this.response = response;
        }

        synchronized void ring() {
            if (!ended && !response.isCommitted()) {
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
