package io.skybound.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Many streams of server-sent events, read by one thread that notes when each event came. */
public final class Streams implements AutoCloseable {
    private static final byte[] EVENT = "\nevent:".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 200;

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicLong since = new AtomicLong();
    private final Histogram micros = new Histogram(60_000_000, 3);
    private final Thread reader;
    private volatile boolean open = true;
    private final AtomicInteger ended = new AtomicInteger();

    /** How far a stream has been understood. */
    private static final class Reading {
        private boolean welcomed;
        private int matched;
    }

    private Streams() throws IOException {
        selector = Selector.open();
        reader = Thread.ofPlatform().name("streams").daemon().unstarted(this::read);
    }

    /** Opens so many on this path, and waits until each has told its first event. */
    public static Streams open(URI server, String path, int count) throws IOException {
        Streams streams = new Streams();
        streams.reader.start();
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            synchronized (streams.channels) {
                streams.channels.add(channel);
            }
            streams.selector.wakeup();
            channel.register(streams.selector, SelectionKey.OP_READ, new Reading());
            streams.awaitReady(i - AT_ONCE);
        }
        streams.awaitReady(count);
        return streams;
    }

    /** From now on events count, and as late as they come after this moment. */
    public void expect() {
        arrived.set(0);
        since.set(System.nanoTime());
    }

    /** How many have had an event since then. */
    public int arrived() {
        return arrived.get();
    }

    /** How many the server has ended. */
    public int ended() {
        return ended.get();
    }

    /** In milliseconds, of all events that were expected. */
    public double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    private void awaitReady(int count) throws IOException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (ready.get() < count) {
            if (System.nanoTime() > end) {
                throw new IOException(ready.get() + " of " + count + " streams have begun, " + ended + " have ended");
            }
            Waiting.pause(1);
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 14);
        try {
            while (open) {
                selector.select(key -> take(key, buffer), 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        Reading reading = (Reading) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        try {
            if (channel.read(buffer) < 0) {
                ended.incrementAndGet();
                key.cancel();
                return;
            }
        } catch (IOException broken) {
            ended.incrementAndGet();
            key.cancel();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            // Where it does not go on, a line break may begin it anew: an event follows an empty line.
            int begun = next == EVENT[0] ? 1 : 0;
            reading.matched = next == EVENT[reading.matched] ? reading.matched + 1 : begun;
            if (reading.matched == EVENT.length) {
                reading.matched = 0;
                event(reading);
            }
        }
    }

    private void event(Reading reading) {
        if (!reading.welcomed) {
            reading.welcomed = true;
            ready.incrementAndGet();
        } else if (since.get() > 0) {
            micros.recordValue(Math.min(60_000_000, (System.nanoTime() - since.get()) / 1_000));
            arrived.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        synchronized (channels) {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
        selector.close();
    }
}
