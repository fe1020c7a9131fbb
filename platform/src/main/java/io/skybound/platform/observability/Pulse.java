package io.skybound.platform.observability;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Feels whether something that this process depends on is there, on a thread of its own, and remembers when it was felt
 * last. So whoever asks is answered at once, also while a frozen database answers nobody.
 */
final class Pulse extends AbstractHealthIndicator implements SmartInitializingSingleton, DisposableBean {

    /** Returns when what it asks has answered. */
    interface Beat {
        void feel() throws Exception;
    }

    private final String name;
    private final Beat beat;
    private final HealthProperties properties;

    private volatile long lastFelt = System.nanoTime();
    private volatile boolean everFelt;
    private volatile @Nullable String failure;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Pulse(String name, Beat beat, HealthProperties properties) {
        this.name = name;
        this.beat = beat;
        this.properties = properties;
    }

    /** Not before: what it asks may need beans that are still being made. */
    @Override
    public void afterSingletonsInstantiated() {
        Thread.ofVirtual().name("pulse-" + name).start(this::feelUntilStopped);
    }

    @Override
    public void destroy() {
        // Not interrupted: that would break the connection on which it is just asking.
        stopped.countDown();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastFelt);
        boolean there = everFelt && silence.compareTo(properties.patience()) < 0;
        (there ? health.up() : health.down()).withDetail("silent_for_ms", silence.toMillis());
        String lastFailure = failure;
        if (!there && lastFailure != null) {
            health.withDetail("failure", lastFailure);
        }
    }

    private void feelUntilStopped() {
        try {
            do {
                feel();
            } while (!stopped.await(properties.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feel() throws InterruptedException {
        try {
            beat.feel();
            lastFelt = System.nanoTime();
            everFelt = true;
            failure = null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // The type only: messages of databases quote values.
            failure = e.getClass().getSimpleName();
        }
    }
}
