package io.skybound.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What texts may look like. Everything here ends up in mails, pages and logs of others, so markup stays out. */
final class Wording {

    /** HTML's definition of an e-mail address, in ASCII: no line break, no markup, nothing that a mail header minds. */
    static final String EMAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}";

    /** One line without markup, control characters or marks that turn the direction of what follows. */
    static final String LINE = "[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069<>]*";

    /** The same, with something in it. */
    static final String NAME = "(?U)(?=.*\\p{Alpha})" + LINE;

    static final String PHONE = "|\\+?[0-9](?:[ ().-]{0,2}[0-9]){5,14}";

    private Wording() {}

    static String email(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    static @Nullable String phone(@Nullable String phone) {
        return phone == null ? null : phone.replaceAll("[ ().-]", "");
    }

    static @Nullable String line(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
