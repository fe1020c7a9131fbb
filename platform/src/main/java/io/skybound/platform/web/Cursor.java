package io.skybound.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, for {@code after}. Callers get it opaque and give it back; it holds the sort keys of the last row
 * seen, so paging stays right while rows come and go.
 *
 * @param list which list it belongs to, so that one list's cursor is refused by another
 * @param keys the last row's sort keys
 */
public record Cursor(String list, List<String> keys) {

    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 1024;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String list, Object... keys) {
        return new Cursor(list, List.of(keys).stream().map(Object::toString).toList());
    }

    /** The cursor in {@code after}, null where none was sent; 400 {@code invalid_cursor} if it is not ours. */
    public static @Nullable Cursor parse(String list, int keys, @Nullable String after) {
        if (after == null) {
            return null;
        }
        if (after.isEmpty() || after.length() > LONGEST) {
            throw invalid();
        }
        List<String> parts = List.of(decode(after).split(SEPARATOR, -1));
        if (!parts.getFirst().equals(list) || parts.size() != keys + 1) {
            throw invalid();
        }
        return new Cursor(list, parts.subList(1, parts.size()));
    }

    /** Throw this too when a key inside turns out to be unreadable. */
    public static Problem invalid() {
        return Problem.badRequest("invalid_cursor", "This cursor is not one that this list has given out.")
                .withErrors(List.of(new InputError("/after", "invalid_cursor", "is not a cursor of this list")));
    }

    public String key(int index) {
        return keys.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(key(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    public String encode() {
        String plain = list + SEPARATOR + String.join(SEPARATOR, keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String after) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(after);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw invalid();
            }
            return text;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }
}
