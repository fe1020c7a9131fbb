package io.skybound.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads all {@link RowCount}s now and then, on a thread of its own: whoever looks at the metrics must not wait for a
 * database that is away, and is shown no number then rather than an old one.
 */
final class RowCounts implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RowCounts.class);

    private final List<RowCount> counts;
    private final JdbcClient database;
    private final Duration interval;
    private final Map<String, Double> latest = new ConcurrentHashMap<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    RowCounts(List<RowCount> counts, JdbcClient database, Duration interval, MeterRegistry meters) {
        this.counts = List.copyOf(counts);
        this.database = database;
        this.interval = interval;
        for (RowCount count : this.counts) {
            Gauge.builder(count.metric(), () -> latest.getOrDefault(count.metric(), Double.NaN))
                    .description(count.description())
                    .register(meters);
        }
    }

    @Override
    public void start() {
        CountDownLatch until = new CountDownLatch(1);
        stopped = until;
        Thread.ofVirtual().name("row-counts").start(() -> readUntil(until));
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void readUntil(CountDownLatch end) {
        try {
            do {
                counts.forEach(this::read);
            } while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(RowCount count) {
        try {
            latest.put(
                    count.metric(),
                    database.sql(count.sql()).query(Double.class).single());
        } catch (RuntimeException e) {
            latest.remove(count.metric());
            log.debug("{} can't be read: {}", count.metric(), e.getClass().getSimpleName());
        }
    }
}
