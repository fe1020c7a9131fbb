package io.skybound.query.feed;

import java.time.Duration;

/** The way to one client. Nothing here waits for the client, but {@link #awaitRoom}. */
interface Sink {

    /** Takes it to be sent as soon as the client takes it; false if it is closed, or full: then it closes itself. */
    boolean send(byte[] bytes);

    /** Waits until what was sent is nearly all gone; false if it is closed, or that takes longer. */
    boolean awaitRoom(Duration patience) throws InterruptedException;

    /** Since when the client has not taken what is there, {@link System#nanoTime()}; 0 if it takes all. */
    long stalledSince();

    /** Sends what it has and ends. May be called twice. */
    void close();
}
