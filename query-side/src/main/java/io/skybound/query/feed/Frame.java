package io.skybound.query.feed;

import java.nio.charset.StandardCharsets;

/**
 * One event as it goes over the wire; made once, however many clients get it.
 *
 * @param id its place among the others; where it is sent with it, a client may resume after it
 */
public record Frame(long id, byte[] bytes) {

    public static final long WITHOUT_ID = -1;

    /** A change of something that can't be resumed. */
    public static Frame passing(String event, long id, String json) {
        return new Frame(id, of(event, WITHOUT_ID, json).bytes());
    }

    /** JSON as our mappers write it has no line breaks, so it is one line of data. */
    public static Frame of(String event, long id, String json) {
        String text = "event: " + event + (id == WITHOUT_ID ? "" : "\nid: " + id) + "\ndata: " + json + "\n\n";
        return new Frame(id, text.getBytes(StandardCharsets.UTF_8));
    }
}
