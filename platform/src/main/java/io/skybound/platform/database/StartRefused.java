package io.skybound.platform.database;

/** SkyBound must not start like this. The message is one sentence for the person who started it, and says what to do. */
public class StartRefused extends IllegalStateException {
    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
