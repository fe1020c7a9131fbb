package io.skybound.command.payment.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Waits for no payment provider for ever, and lets only so many wait at once. Whoever got no answer, or no turn, does
 * not know the outcome and asks again later, with the same key.
 */
final class LimitedGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final Duration patience;
    private final Semaphore turns;
    private final Executor threads;

    LimitedGateway(PaymentGateway gateway, Duration patience, int mostAtOnce) {
        this(gateway, patience, mostAtOnce, Thread.ofVirtual().name("gateway")::start);
    }

    LimitedGateway(PaymentGateway gateway, Duration patience, int mostAtOnce, Executor threads) {
        this.gateway = gateway;
        this.patience = patience;
        this.turns = new Semaphore(mostAtOnce);
        this.threads = threads;
    }

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        return limited(() -> gateway.capture(idempotencyKey, amount, token));
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        return limited(() -> gateway.refund(idempotencyKey, captureReference, amount));
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        return limited(() -> gateway.refundOutcome(refundReference));
    }

    /** Many pages, each with a time-out of its own; only the comparison of the books waits for them. */
    @Override
    public List<GatewayCapture> captures(Instant since) {
        return gateway.captures(since);
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        return limited(() -> gateway.captured(reference));
    }

    private <O> O limited(Callable<O> call) {
        if (!turns.tryAcquire()) {
            throw new OutcomeUnknown("Too many are waiting for the gateway already.");
        }
        Turn turn = new Turn();
        FutureTask<O> asking = new FutureTask<>(inThisContext(call, turn));
        threads.execute(() -> {
            try (var _ = turn) {
                asking.run();
            }
        });
        return answer(asking);
    }

    private static <O> Callable<O> inThisContext(Callable<O> call, Turn turn) {
        @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            try (var _ = turn) {
                if (context != null) {
                    MDC.setContextMap(context);
                }
                return call.call();
            }
        };
    }

    /**
     * It ends with the call, not with the caller's patience: a provider that hangs is not asked ever more. Before the
     * answer is there, so that whoever has it finds a turn; and also if the caller's patience ended before the call began,
     * which is then never made.
     */
    private final class Turn implements AutoCloseable {
        private boolean over;

        /** Only by the thread that asks. */
        @Override
        public void close() {
            if (!over) {
                over = true;
                turns.release();
            }
        }
    }

    private <O> O answer(Future<O> asking) {
        try {
            return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asking.cancel(true);
            throw new OutcomeUnknown("The gateway did not answer within " + patience.toSeconds() + " s.");
        } catch (InterruptedException e) {
            asking.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("Interrupted while waiting for the gateway.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
