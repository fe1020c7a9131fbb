package io.skybound.query.feed;

import io.skybound.query.feed.Feed.Opening;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** One open stream: who watches, how far they have come, and the way to them. */
final class Client {

    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Viewer viewer;
    private final Feed feed;
    private final String key;
    private final Topic topic;
    private final Sink sink;
    private final int slot;
    private volatile boolean over;

    /** Of the thread that lets it catch up, then of whoever holds the topic's lock. */
    private long cursor;

    Client(Viewer viewer, Opening opening, Sink sink, int slot) {
        this.viewer = viewer;
        this.feed = opening.feed();
        this.key = opening.key();
        this.topic = opening.topic();
        this.cursor = opening.cursor();
        this.sink = sink;
        this.slot = slot;
    }

    Topic topic() {
        return topic;
    }

    List<Frame> missed() {
        return feed.source().after(key, cursor, Topic.PAGE);
    }

    /** What has become of what it has not seen, without the changes in between. */
    Source.Current latest() {
        return feed.source().current(key, cursor);
    }

    boolean isOver() {
        return over;
    }

    /** Nobody hands it anything from now on, nor takes it in any more. */
    void leave() {
        over = true;
        topic.leave(this);
        feed.release(key);
    }

    Viewer viewer() {
        return viewer;
    }

    long cursor() {
        return cursor;
    }

    /** In which second of the heartbeat's period it is this client's turn. */
    int slot() {
        return slot;
    }

    /** Sends what the client has not seen yet; false if it does not keep up, or has gone. */
    boolean deliver(Frame frame) {
        if (frame.id() <= cursor) {
            return true;
        }
        boolean taken = sink.send(frame.bytes());
        if (taken) {
            cursor = frame.id();
        }
        return taken;
    }

    /** As {@link #deliver(Frame)}, but waits for the client; false if it has gone. */
    boolean deliver(Frame frame, Duration patience) throws InterruptedException {
        cursor = frame.id();
        return sink.send(frame.bytes(), patience);
    }

    /** Sends what is, part by part as the client takes them; false if it has gone. */
    boolean show(Source.Current current, Duration patience) throws InterruptedException {
        for (Iterator<Frame> frames = current.frames(); frames.hasNext(); ) {
            if (!sink.send(frames.next().bytes(), patience)) {
                return false;
            }
        }
        cursor = Math.max(cursor, current.upTo());
        return true;
    }

    boolean awaitRoom(Duration patience) throws InterruptedException {
        return sink.awaitRoom(patience);
    }

    boolean greet(int retryMillis) {
        return sink.send(("retry: " + retryMillis + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    void beat(Duration patience) {
        long stalled = sink.stalledSince();
        if (stalled != 0 && System.nanoTime() - stalled > patience.toNanos()) {
            sink.close();
        } else {
            sink.send(BEAT);
        }
    }

    boolean expired(Instant now) {
        return !now.isBefore(viewer.until());
    }

    void close() {
        sink.close();
    }
}
