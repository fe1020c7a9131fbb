package io.skybound.query.feed;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that somebody watches. A change is read once and handed to all who watch. Whoever joins catches up alone
 * first, and is taken in only if nothing can have happened since it last looked.
 */
final class Topic {

    private static final Logger log = LoggerFactory.getLogger(Topic.class);

    static final int PAGE = 50;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final String key;
    private final Source source;
    private final Executor readers;
    private final Executor later;
    private final Consumer<Client> behind;
    private final Set<Client> live = ConcurrentHashMap.newKeySet();

    private int references;
    private long cursor = UNKNOWN;
    private long heard;
    private boolean reading;

    /**
     * @param readers where changes are read
     * @param later where it is tried again when that has failed
     * @param behind takes over clients that do not keep up; they may {@linkplain #join join} again
     */
    Topic(String key, Source source, Executor readers, Executor later, Consumer<Client> behind) {
        this.key = key;
        this.source = source;
        this.readers = readers;
        this.later = later;
        this.behind = behind;
    }

    /** How often something was heard of it. Ask before looking, so that nothing in between is missed. */
    synchronized long heard() {
        return heard;
    }

    /** Something has changed, up to that id, as far as is known. */
    void hear(long id) {
        synchronized (this) {
            if (id <= cursor) {
                return;
            }
            heard++;
            if (live.isEmpty() || reading) {
                return;
            }
            reading = true;
        }
        readers.execute(this::read);
    }

    /** Takes in a client that has looked after {@code heardBefore}, unless it has to look again. */
    synchronized boolean join(Client client, long heardBefore) {
        if (heard != heardBefore || client.cursor() < cursor) {
            return false;
        }
        if (live.isEmpty()) {
            cursor = client.cursor();
        }
        live.add(client);
        return true;
    }

    synchronized void leave(Client client) {
        live.remove(client);
    }

    private void read() {
        try {
            boolean more = true;
            while (more) {
                long before = heard();
                long after = cursor();
                more = handOut(source.after(key, after, PAGE), before);
            }
        } catch (RuntimeException e) {
            log.warn("Changes of {} can't be read, trying again: {}", key, e.toString());
            later.execute(this::read);
        }
    }

    private synchronized long cursor() {
        return cursor;
    }

    /** Returns whether there may be more. */
    private synchronized boolean handOut(List<Frame> frames, long heardBefore) {
        for (Frame frame : frames) {
            live.removeIf(client -> fallsBehind(client, frame));
            cursor = frame.id();
        }
        boolean done = live.isEmpty() || frames.size() < PAGE && heard == heardBefore;
        reading = !done;
        return !done;
    }

    private boolean fallsBehind(Client client, Frame frame) {
        if (client.deliver(frame)) {
            return false;
        }
        behind.accept(client);
        return true;
    }

    /** Counted by whoever holds topics, under its own lock. */
    Topic taken() {
        references++;
        return this;
    }

    boolean released() {
        return --references == 0;
    }
}
