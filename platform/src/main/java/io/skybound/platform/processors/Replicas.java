package io.skybound.platform.processors;

import io.skybound.platform.signals.Signals;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Who else runs the same processors on this database? Each replica says every two seconds that it is there. From that
 * follows the share of segments that each may claim; the first one to start would otherwise keep them all. Who hears
 * nobody takes everything: work that nobody does is worse than work that is divided badly.
 */
final class Replicas implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Replicas.class);
    private static final String CHANNEL = "replicas";
    static final Duration SAYS_SO_EVERY = Duration.ofSeconds(2);
    static final Duration GONE_AFTER = Duration.ofSeconds(7);

    private final Signals signals;
    private final String group;
    private final String id;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    /** @param group those that run the same processors share it */
    Replicas(Signals signals, String group, String id) {
        this.signals = signals;
        this.group = group;
        this.id = id;
        var _ = signals.listen(CHANNEL, this::hear);
    }

    /** The segments of one processor that this replica may claim: together all of them, none with many more than others. */
    int shareOf(int segments) {
        long now = System.nanoTime();
        heard.values().removeIf(when -> now - when > GONE_AFTER.toNanos());
        return share(segments, 1 + heard.size());
    }

    static int share(int segments, int replicas) {
        return Math.ceilDiv(segments, replicas);
    }

    private void hear(String payload) {
        String mine = group + " ";
        if (payload.startsWith(mine) && !payload.equals(mine + id)) {
            heard.put(payload.substring(mine.length()), System.nanoTime());
        }
    }

    private void sayThatIAmHere() {
        try {
            signals.notify(CHANNEL, group + " " + id);
        } catch (DataAccessException e) {
            log.debug("Nobody hears that this replica is here", e);
        }
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("replicas").daemon().factory());
        var _ = timer.scheduleWithFixedDelay(this::sayThatIAmHere, 0, SAYS_SO_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
