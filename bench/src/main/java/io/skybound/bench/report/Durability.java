package io.skybound.bench.report;

/** What PostgreSQL was told about durability, in a word. */
final class Durability {
    private static final String ALL_ON = "fsync=on full_page_writes=on synchronous_commit=on";

    private Durability() {}

    static String shortly(String settings) {
        return settings.equals(ALL_ON) ? "all on" : settings;
    }
}
