package io.skybound.process.steps;

import tools.jackson.databind.json.JsonMapper;

/** Kept steps as JSON text. */
final class StepJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StepJson() {}

    static String write(KeptStep step) {
        return MAPPER.writeValueAsString(step);
    }

    static KeptStep read(String json) {
        return MAPPER.readValue(json, KeptStep.class);
    }
}
