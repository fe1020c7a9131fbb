package io.skybound.query.feed;

import java.util.Iterator;
import java.util.List;

/**
 * What can be watched: things, by their key, of which each change has an id that is higher than that of the change
 * before. Asked from any thread; may block.
 */
public interface Source {

    /**
     * @param upTo the id of the newest change that it includes: newer ones are sent one by one
     * @param frames what is, read as the client takes it
     */
    record Current(long upTo, Iterator<Frame> frames) {}

    /** What somebody sees first. Throws a problem if there is no such thing. */
    Current current(String key);

    /** Whether the id may have been given out. Throws a problem if there is no such thing. */
    boolean knows(String key, long id);

    /** The changes after that id, the oldest first, at most so many. */
    List<Frame> after(String key, long id, int most);
}
