package io.skybound.query.feed;

import java.time.Duration;

/** The way to one client. Only what is given a patience waits for the client: that long while it takes nothing at all. */
interface Sink {

    /** Takes it to be sent as soon as the client takes it; false if there is no room for it, or it is closed. */
    boolean send(byte[] bytes);

    /** As {@link #send}, but waits for room; false if it is closed, as it is when the client takes nothing. */
    boolean send(byte[] bytes, Duration patience) throws InterruptedException;

    /** Waits until what was sent is nearly all gone; false if it is closed, as it is when the client takes nothing. */
    boolean awaitRoom(Duration patience) throws InterruptedException;

    /** Since when the client has not taken what is there, {@link System#nanoTime()}; 0 if it takes all. */
    long stalledSince();

    /** Sends what it has and ends. May be called twice. */
    void close();
}
