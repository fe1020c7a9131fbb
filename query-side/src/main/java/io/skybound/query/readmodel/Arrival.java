package io.skybound.query.readmodel;

import io.skybound.platform.signals.Signals;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * That a row of a read model has come to a version. Sent with the commit that brought it there, and heard by every
 * process on the database.
 *
 * @param model whose row, named like the projection
 * @param whose the user whom the row belongs to, empty if nobody in particular
 */
public record Arrival(String model, String id, long version, String whose) {

    /** The channel that tells of all of them. */
    public static final String CHANNEL = "read";

    /** For those whose arrivals are nobody's business. */
    public static final Consumer<List<String>> TO_NOBODY = items -> {};

    private static final int WORDS = 4;

    public static Consumer<List<String>> toEverybody(Signals signals) {
        return items -> signals.notify(CHANNEL, items);
    }

    /** Those that a signal tells of. */
    public static List<Arrival> parse(String payload) {
        return Signals.items(payload).stream().map(Arrival::item).toList();
    }

    /** An external issuer's user ids may hold any character. */
    String item() {
        return String.join(" ", model, id, Long.toString(version), URLEncoder.encode(whose, StandardCharsets.UTF_8));
    }

    private static Arrival item(String item) {
        String[] words = item.split(" ", WORDS);
        return new Arrival(
                words[0],
                words[1],
                Long.parseLong(words[2]),
                Objects.requireNonNull(URLDecoder.decode(words[WORDS - 1], StandardCharsets.UTF_8)));
    }
}
