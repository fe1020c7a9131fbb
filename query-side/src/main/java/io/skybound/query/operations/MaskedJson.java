package io.skybound.query.operations;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Stored JSON without what is encrypted in it; whether it is whole or damaged. */
final class MaskedJson {

    /** As personal data is stored; one that is cut off by the damage, too. */
    private static final Pattern PERSONAL = Pattern.compile("v1:[A-Za-z0-9_-]{1,40}:[A-Za-z0-9+/=]*");

    private static final String MASK = "••••••";

    private static final int LONGEST = 4_000;

    private MaskedJson() {}

    static JsonNode read(byte[] stored) {
        String masked =
                PERSONAL.matcher(new String(stored, StandardCharsets.UTF_8)).replaceAll(MASK);
        try {
            return JsonMapper.shared().readTree(masked);
        } catch (JacksonException damaged) {
            return StringNode.valueOf(masked.substring(0, Math.min(LONGEST, masked.length())));
        }
    }
}
