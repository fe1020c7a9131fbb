package io.skybound.query.feed;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A client behind Tomcat. The answer's head goes out like any other's; then the connection is taken over, as a web
 * socket's is, and the request with all its buffers goes back to Tomcat: they would be four fifths of what a stream
 * costs. Writes never wait: what the client does not take yet is kept here, up to a bound, and costs nobody a thread.
 */
public final class TomcatSink implements Sink, InternalHttpUpgradeHandler {

    private static final int SCRAP = 256;

    private final AtomicBoolean over = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final Queue<byte[]> waiting = new ArrayDeque<>(2);

    private int capacity;
    private Runnable whenOver = () -> {};
    private @Nullable SocketWrapperBase<?> socket;
    private int waitingBytes;
    private boolean writable;
    private boolean closing;
    private long stalledSince = now();

    /** For Tomcat. */
    public TomcatSink() {}

    /**
     * Takes over the connection when the request's own thread is done with it; nothing is written before.
     *
     * @param capacity bytes that may wait for the client
     */
    static TomcatSink takeOver(HttpServletRequest request, HttpServletResponse response, int capacity)
            throws IOException {
        try {
            // The end of the stream is the end of the connection, so nobody has to write chunks.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            TomcatSink sink = request.upgrade(TomcatSink.class);
            sink.capacity = capacity;
            // Tomcat takes it for another protocol. It is the body of this answer.
            response.setStatus(HttpServletResponse.SC_OK);
            // An answer that ends before its head is sent would be given the length that it has then: none.
            response.flushBuffer();
            return sink;
        } catch (ServletException e) {
            throw new IllegalStateException("this connection can't be taken over", e);
        }
    }

    /** To be called before the request's thread returns: {@code over} is run once, when the connection has ended. */
    void begin(Runnable over) {
        whenOver = over;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        lock.lock();
        try {
            socket = wrapper;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void init(WebConnection connection) {
        lock.lock();
        try {
            writable = true;
            write();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean send(byte[] bytes) {
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            return fits(bytes.length) && take(bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean send(byte[] bytes, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            await(() -> fits(bytes.length), patience);
            return !closing && take(bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            await(() -> waitingBytes <= capacity / 4, patience);
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(int bytes) {
        return waitingBytes == 0 || waitingBytes + bytes <= capacity;
    }

    private boolean take(byte[] bytes) {
        waiting.add(bytes);
        waitingBytes += bytes.length;
        if (writable) {
            write();
        }
        return !closing;
    }

    private void await(BooleanSupplier room, Duration patience) throws InterruptedException {
        while (!closing && !room.getAsBoolean()) {
            long left = patience.toNanos() - (now() - stalledSince);
            if (left <= 0) {
                end();
            } else {
                progress.awaitNanos(left);
            }
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
            end();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return switch (event) {
            case OPEN_READ -> isGone() ? SocketState.CLOSED : SocketState.UPGRADED;
            case OPEN_WRITE -> goOn() ? SocketState.UPGRADED : SocketState.CLOSED;
            case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> SocketState.CLOSED;
        };
    }

    /** Nothing is expected from the client but that it goes away. */
    private boolean isGone() {
        SocketWrapperBase<?> from = socket;
        try {
            byte[] scrap = new byte[SCRAP];
            int read = from == null ? -1 : 1;
            while (read > 0 && from != null) {
                read = from.read(false, scrap, 0, scrap.length);
            }
            return read < 0;
        } catch (IOException | IllegalStateException gone) {
            return true;
        }
    }

    private boolean goOn() {
        lock.lock();
        try {
            // The client has taken something, if not all.
            stalledSince = 0;
            writable = true;
            write();
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Gives Tomcat what it takes; where the socket takes no more, Tomcat calls when it does again. */
    private void write() {
        SocketWrapperBase<?> to = socket;
        try {
            while (!closing && to != null) {
                while (!waiting.isEmpty() && to.canWrite()) {
                    byte[] next = waiting.remove();
                    to.write(false, next, 0, next.length);
                    waitingBytes -= next.length;
                    progress.signalAll();
                }
                if (to.flush(false)) {
                    writable = false;
                    stalledSince = stalledSince == 0 ? now() : stalledSince;
                    to.registerWriteInterest();
                    return;
                }
                if (waiting.isEmpty()) {
                    stalledSince = 0;
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    private void end() {
        if (closing) {
            return;
        }
        closing = true;
        waiting.clear();
        waitingBytes = 0;
        progress.signalAll();
        if (socket != null) {
            socket.close();
        }
        // Where Tomcat is at work with the connection at this moment, it would not tell.
        tellOver();
    }

    /** The connection has ended, whoever ended it. */
    @Override
    public void destroy() {
        close();
        tellOver();
    }

    private void tellOver() {
        if (over.compareAndSet(false, true)) {
            whenOver.run();
        }
    }

    private static long now() {
        return Math.max(1, System.nanoTime());
    }

    @Override
    public void timeoutAsync(long now) {}

    @Override
    public void setSslSupport(SSLSupport sslSupport) {}

    @Override
    public void pause() {}
}
