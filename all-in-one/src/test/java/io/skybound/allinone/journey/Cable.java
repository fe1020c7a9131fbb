package io.skybound.allinone.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between a product and something that it needs. It can be cut, hang, or take its time; until it is mended. */
final class Cable implements AutoCloseable {
    private enum State {
        WHOLE,
        HANGS,
        CUT
    }

    private final ServerSocket entrance;
    private final int exit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile State state = State.WHOLE;
    private volatile Duration delay = Duration.ZERO;

    /** @param exit the port of whoever is at the other end */
    Cable(int exit) {
        this.exit = exit;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Every connection is reset at once, and none comes about. */
    void cut() {
        become(State.CUT);
        open.forEach(Cable::reset);
    }

    /** Connections stay, new ones come about, and nothing arrives: as if packets were lost. */
    void hang() {
        become(State.HANGS);
    }

    /** Whatever is sent arrives so much later, both ways. */
    void slow(Duration later) {
        delay = later;
    }

    /** What was held up arrives now. */
    void mend() {
        delay = Duration.ZERO;
        become(State.WHOLE);
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                if (state == State.CUT) {
                    reset(near);
                } else {
                    join(near, new Socket(InetAddress.getLoopbackAddress(), exit));
                }
            } catch (IOException nobodyThere) {
                // whoever knocked is told by the end of the connection
            }
        }
    }

    private void join(Socket near, Socket far) {
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(bytes);
            while (read >= 0) {
                awaitPassage();
                out.write(bytes, 0, read);
                read = in.read(bytes);
            }
        } catch (IOException ended) {
            // so does the other direction
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitPassage() throws IOException {
        lock.lock();
        try {
            long nanos = delay.toNanos();
            while (nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            while (state == State.HANGS) {
                moved.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // then it has ended
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
