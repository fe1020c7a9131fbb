package io.skybound.bench.load;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered; header names in small letters. */
public record Reply(int status, Map<String, String> headers, String body) {

    /** The text at this JSON pointer, empty if there is none. */
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    public Reply expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException("expected " + expected + ", got " + status + ": " + body);
        }
        return this;
    }
}
