package io.skybound.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** What the sample endpoints have done, and a gate that keeps them from finishing. */
public final class SampleWork {

    public final AtomicInteger count = new AtomicInteger();
    public final Semaphore arrived = new Semaphore(0);
    public volatile CountDownLatch gate = new CountDownLatch(0);

    private final HikariDataSource pool;

    SampleWork(HikariDataSource pool) {
        this.pool = pool;
    }

    public int busyConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }
}
