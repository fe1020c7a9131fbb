package io.skybound.platform.web;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Refuses text that no database column can hold: U+0000 and halves of surrogate pairs. */
public final class SafeText {

    private SafeText() {}

    /** Whether every character can be stored. */
    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether Spring's own pattern would let it pass as the name of a header; on the way of each request, a loop is quicker. */
    public static boolean isHeaderName(String text) {
        return isAssigned(text, false);
    }

    /** Likewise of its value, which may have tabs. */
    public static boolean isHeaderValue(String text) {
        return isAssigned(text, true);
    }

    private static boolean isAssigned(String text, boolean withTabs) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean plain = (c >= ' ' && c <= '~') || (withTabs && c == '\t');
            if (!plain && (!Character.isDefined(c) || Character.isISOControl(c))) {
                return false;
            }
        }
        return true;
    }

    /** In JSON such characters can only come as an escape or as a UTF-8 sequence that starts with ED; both are rare. */
    static boolean isSuspicious(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == (byte) 0xED || (json[i] == '\\' && i + 1 < json.length && json[i + 1] == 'u')) {
                return true;
            }
        }
        return false;
    }

    static void check(JsonMapper mapper, byte[] json) {
        List<InputError> errors = new ArrayList<>();
        try (JsonParser parser = mapper.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
                        && !isStorable(parser.getString())) {
                    String place = token == JsonToken.VALUE_STRING
                            ? parser.streamReadContext().pathAsPointer().toString()
                            : parser.streamReadContext()
                                    .getParent()
                                    .pathAsPointer()
                                    .toString();
                    errors.add(new InputError(place, "invalid_character", "holds a character that can't be stored"));
                }
            }
        } catch (JacksonException malformed) {
            // The reading that follows says so, and better.
            return;
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
