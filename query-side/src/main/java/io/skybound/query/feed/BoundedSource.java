package io.skybound.query.feed;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A source that is asked by a few at a time, so that everybody who comes back after a restart leaves connections to others. */
record BoundedSource(Source source, Semaphore permits) implements Source {

    @Override
    public Current current(String key, long after) {
        Current current = within(() -> source.current(key, after));
        Iterator<Frame> frames = current.frames();
        return new Current(current.upTo(), new Iterator<>() {
            @Override
            public boolean hasNext() {
                return within(frames::hasNext);
            }

            @Override
            public Frame next() {
                return within(frames::next);
            }
        });
    }

    @Override
    public boolean knows(String key, long id) {
        return within(() -> source.knows(key, id));
    }

    @Override
    public List<Frame> after(String key, long id, int most) {
        return within(() -> source.after(key, id, most));
    }

    private <T> T within(Supplier<T> read) {
        permits.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            permits.release();
        }
    }
}
