package io.skybound.allinone.journey;

import java.util.concurrent.ThreadLocalRandom;

/** Words that nobody else uses, so that they can be found wherever they should not be. */
final class Words {

    private Words() {}

    /** Looks like a name, and is one of 26 to the 12. */
    static String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            char letter = (char) ('a' + ThreadLocalRandom.current().nextInt(26));
            name.append(i == 0 ? Character.toUpperCase(letter) : letter);
        }
        return name.toString();
    }

    static String passport() {
        return "P" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }
}
