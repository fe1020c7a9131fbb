package io.skybound.query.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client behind a servlet container that writes without waiting: what the client does not take yet is kept here, up
 * to a bound, and costs nobody a thread.
 */
final class ServletSink implements Sink, WriteListener, AsyncListener {

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final int capacity;
    private volatile Runnable whenOver = () -> {};
    private final AtomicBoolean over = new AtomicBoolean();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Queue<byte[]> waiting = new ArrayDeque<>(2);
    private int waitingBytes;
    private boolean writable;
    private boolean unflushed;
    private boolean closing;
    private long stalledSince;

    ServletSink(AsyncContext context, int capacity) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.capacity = capacity;
    }

    /**
     * To be called once. The container calls back when the request's own thread is done with it, and nothing is written
     * before.
     *
     * @param over is run once, when the connection has ended
     */
    void begin(Runnable over) {
        whenOver = over;
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public boolean send(byte[] bytes) {
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            if (waitingBytes > 0 && waitingBytes + bytes.length > capacity) {
                end();
                return false;
            }
            waiting.add(bytes);
            waitingBytes += bytes.length;
            if (writable) {
                write();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!closing && waitingBytes > capacity / 4) {
                if (left <= 0) {
                    end();
                    return false;
                }
                left = room.awaitNanos(left);
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long stalledSince() {
        lock.lock();
        try {
            return stalledSince;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closing) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWritePossible() {
        lock.lock();
        try {
            writable = true;
            write();
        } finally {
            lock.unlock();
        }
    }

    /** Only while the container says so: asking it again is what makes it call when it is not. */
    private void write() {
        try {
            while (!closing) {
                if (!out.isReady()) {
                    writable = false;
                    stalled(!waiting.isEmpty());
                    return;
                }
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                    waitingBytes -= next.length;
                    room.signalAll();
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    stalled(false);
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    private void stalled(boolean now) {
        if (!now) {
            stalledSince = 0;
        } else if (stalledSince == 0) {
            stalledSince = Math.max(1, System.nanoTime());
        }
    }

    private void end() {
        closing = true;
        waiting.clear();
        waitingBytes = 0;
        room.signalAll();
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            over();
        }
    }

    private void over() {
        if (over.compareAndSet(false, true)) {
            whenOver.run();
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
        over();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
