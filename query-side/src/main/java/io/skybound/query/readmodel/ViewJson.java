package io.skybound.query.readmodel;

import io.skybound.platform.serialization.OwnJson;
import io.skybound.platform.web.HttpJson;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Views as they stand in the read model: the same JSON as over HTTP, but a view written before a property was taken
 * away can still be read.
 */
public final class ViewJson {

    private static final JsonMapper MAPPER = HttpJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new OwnJson())
            .build();

    private ViewJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    public static <V> V read(String json, Class<V> type) {
        return MAPPER.readValue(json, type);
    }
}
