package io.skybound.allinone.journey.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far one segment of an event processor has come. */
record Progress(String processor, int segment, long position) {

    static List<Progress> of(Rows rows) {
        return rows.all(
                "SELECT processor_name, segment, token FROM process.token_entry WHERE processor_name NOT LIKE '\\_\\_%'",
                row -> new Progress(row.getString(1), row.getInt(2), position(row.getBytes(3))));
    }

    private static long position(byte @Nullable [] token) {
        return token == null ? -1 : lowest(JsonMapper.shared().readTree(new String(token, UTF_8)));
    }

    /** Of all positions in the token: one that replays or was merged has several. */
    private static long lowest(JsonNode token) {
        return Stream.of("index", "globalIndex")
                .flatMap(name -> token.findValues(name).stream())
                .mapToLong(JsonNode::asLong)
                .min()
                .orElse(-1);
    }
}
