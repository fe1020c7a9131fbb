package io.skybound.platform.web;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.PropertyNamingStrategies;

/** Turns Java's ways of naming a place into the JSON pointer that the sender knows it by. */
final class Pointers {

    /** Jackson's own rule, so that a pointer names a field exactly as the JSON does. */
    private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
        String of(String name) {
            return translate(name);
        }
    }

    private static final SnakeCase SNAKE_CASE = new SnakeCase();
    private static final Pattern STEPS = Pattern.compile("\\.|\\[|\\]\\.?");

    private Pointers() {}

    /** {@code passengers[0].firstName} becomes {@code /passengers/0/first_name}. */
    static String ofProperty(String propertyPath) {
        StringBuilder pointer = new StringBuilder();
        for (String step : STEPS.split(propertyPath)) {
            // Bean Validation's own words for "somewhere in the container": they name no place in the JSON.
            if (!step.isEmpty() && !step.startsWith("<")) {
                pointer.append('/').append(escape(snakeCase(step)));
            }
        }
        return pointer.toString();
    }

    static JsonPointer ofPath(List<JacksonException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() != null) {
                pointer = pointer.appendProperty(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                pointer = pointer.appendIndex(step.getIndex());
            }
        }
        return pointer;
    }

    static String snakeCase(String name) {
        return SNAKE_CASE.of(name);
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
