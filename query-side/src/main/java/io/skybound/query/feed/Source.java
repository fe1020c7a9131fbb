package io.skybound.query.feed;

import java.util.Iterator;
import java.util.List;

/**
 * What can be watched: things, by their key, of which each change has an id that is higher than that of the change
 * before. Asked from any thread; may block.
 */
public interface Source {

    /** Before the first change. */
    long BEGINNING = Long.MIN_VALUE;

    /**
     * @param upTo the id of the newest change that it includes: newer ones are sent one by one
     * @param frames what is, read as the client takes it
     */
    record Current(long upTo, Iterator<Frame> frames) {}

    /**
     * What is, as far as it has changed after that id: all of it after the {@link #BEGINNING}, which is what somebody sees
     * first. Throws a problem if there is no such thing.
     */
    Current current(String key, long after);

    /** Whether the id may have been given out. Throws a problem if there is no such thing. */
    boolean knows(String key, long id);

    /** The changes after that id, the oldest first, at most so many. */
    List<Frame> after(String key, long id, int most);
}
