package io.skybound.platform.web;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request's body. The good case is one plain reading. Only when that fails is the body looked at again, so that
 * the sender learns of everything that is wrong with it, not just of the first thing: each offending value is noted and
 * taken out, until what is left can be read and its rules checked.
 */
final class JsonBody {

    /** Nobody mends more than this at once, and each costs another reading. */
    private static final int MOST_ERRORS = 50;

    private final JsonMapper mapper;
    private final @Nullable Validator validator;
    private final Map<JavaType, ObjectReader> readers = new ConcurrentHashMap<>();

    JsonBody(JsonMapper mapper, @Nullable Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    Object read(byte[] body, JavaType type) {
        if (SafeText.isSuspicious(body)) {
            SafeText.check(mapper, body);
        }
        Object value;
        try {
            value = reader(type).readValue(body);
        } catch (JacksonException e) {
            value = explain(body, type);
        }
        if (value == null) {
            throw malformed("The body must be a JSON value.");
        }
        return value;
    }

    /** There are as many as bodies in the contract. */
    private ObjectReader reader(JavaType type) {
        return readers.computeIfAbsent(type, mapper::readerFor);
    }

    private @Nullable Object explain(byte[] body, JavaType type) {
        JsonNode tree = tree(body);
        List<InputError> errors = new ArrayList<>();
        for (int tries = 0; tries < MOST_ERRORS; tries++) {
            try {
                Object readable = reader(type).readValue(tree);
                if (errors.isEmpty()) {
                    return readable;
                }
                throw problem(withBrokenRules(readable, errors));
            } catch (JacksonException e) {
                JsonPointer place = Pointers.ofPath(e.getPath());
                JsonNode found = tree.at(place);
                InputError error = JsonMistake.describe(mapper, place, e, found);
                if (errors.stream().noneMatch(known -> covers(known, error))) {
                    errors.add(error);
                }
                if (!standIn(tree, place, e) && !takeOut(tree, place)) {
                    break;
                }
            }
        }
        throw problem(errors);
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree.isMissingNode()) {
                throw malformed("A JSON body is required.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw malformed("The body is nested too deeply, or holds a number or name that is too long.");
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw malformed(
                    place == null || place.getLineNr() < 0
                            ? "The body is not valid JSON."
                            : "The body is not valid JSON: see line %d, column %d."
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }

    static Problem malformed(String detail) {
        return Problem.badRequest("malformed_json", detail);
    }

    /** A primitive can't be left out: something has to stand there while the rest is read. */
    private static boolean standIn(JsonNode tree, JsonPointer place, JacksonException failure) {
        if (failure instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null
                && mismatch.getTargetType().isPrimitive()
                && !place.matches()
                && tree.at(place.head()) instanceof ObjectNode object) {
            JsonNode standIn =
                    mismatch.getTargetType() == boolean.class ? object.booleanNode(false) : object.numberNode(0);
            return !standIn.equals(object.set(place.last().getMatchingProperty(), standIn));
        }
        return false;
    }

    /** Takes out the value at the place, or, where its very absence is the mistake, what it is a part of. */
    private static boolean takeOut(JsonNode tree, JsonPointer place) {
        for (JsonPointer at = place; !at.matches(); at = at.head()) {
            JsonNode parent = tree.at(at.head());
            if (parent instanceof ObjectNode object && object.remove(at.last().getMatchingProperty()) != null) {
                return true;
            }
            if (parent instanceof ArrayNode array && nullify(array, at.last().getMatchingIndex())) {
                return true;
            }
        }
        return false;
    }

    /** Replaced, not removed: the other elements keep their numbers. */
    private static boolean nullify(ArrayNode array, int index) {
        if (index < 0 || index >= array.size() || array.get(index).isNull()) {
            return false;
        }
        array.setNull(index);
        return true;
    }

    private List<InputError> withBrokenRules(@Nullable Object readable, List<InputError> errors) {
        List<InputError> all = new ArrayList<>(errors);
        if (readable != null && validator != null) {
            Violations.errors(validator.validate(readable)).stream()
                    .filter(rule -> errors.stream().noneMatch(error -> covers(error, rule)))
                    .forEach(all::add);
        }
        return all;
    }

    /** What was taken out is not also missing. */
    private static boolean covers(InputError error, InputError rule) {
        return rule.pointer().equals(error.pointer()) || rule.pointer().startsWith(error.pointer() + "/");
    }

    private static Problem problem(List<InputError> errors) {
        List<InputError> malformed = errors.stream()
                .filter(error -> JsonMistake.isMalformed(error.code()))
                .toList();
        List<InputError> sorted = errors.stream()
                .sorted(Comparator.comparing(InputError::pointer))
                .toList();
        if (malformed.isEmpty()) {
            return Problem.invalid(sorted);
        }
        String code = malformed.getFirst().code();
        return Problem.of(HttpStatus.BAD_REQUEST, code, JsonMistake.sentence(code))
                .withErrors(sorted);
    }
}
