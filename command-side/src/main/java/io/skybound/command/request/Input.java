package io.skybound.command.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns for input, shared by the forms. What they let through can stand in a mail, a log line and a page. */
public final class Input {

    /** No control characters, no characters that turn the reading direction or end a line, no markup. */
    private static final String HARMLESS = "[^<>\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*";

    /** Something one can call a person; whoever is called O'Brien-Núñez knows better than we do. */
    public static final String NAME = HARMLESS + "\\p{L}" + HARMLESS;

    public static final String NAME_RULE = "must have a letter, and neither markup nor control characters";

    public static final String TEXT = HARMLESS;

    public static final String TEXT_RULE = "must have neither markup nor control characters";

    public static final String PASSPORT = "[A-Za-z0-9]{5,20}";

    public static final String PASSPORT_RULE = "must be 5 to 20 letters and digits";

    /** What browsers accept, with a dot in the domain: nothing in it can end a header line. */
    public static final String EMAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+";

    public static final String EMAIL_RULE = "must be an e-mail address";

    private Input() {}

    /**
     * The list, or if it is longer than {@code most} just enough of it to be refused by its size: ten thousand wrong
     * passengers shall not cost more to refuse than ten.
     */
    public static <T> @Nullable List<T> notMuchMoreThan(int most, @Nullable List<T> list) {
        return list == null || list.size() <= most ? list : list.subList(0, most + 1);
    }
}
