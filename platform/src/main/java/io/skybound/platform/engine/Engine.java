package io.skybound.platform.engine;

import io.skybound.platform.database.StartRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What carries commands, events and queries, chosen with {@code skybound.engine}. The code above it is the same. */
public enum Engine {
    /** This process alone, on a PostgreSQL of its own. */
    EMBEDDED,
    /** Any number of processes with all sides in them, on one PostgreSQL. */
    POSTGRES,
    /** Axon Server between any number of processes, whichever sides are in them. */
    AXONSERVER;

    static final String PROPERTY = "skybound.engine";

    public static Engine of(Environment environment) {
        String name = environment.getProperty(PROPERTY, "");
        if (name.isBlank()) {
            return isDatabaseEmbedded(environment, false) ? EMBEDDED : POSTGRES;
        }
        @Nullable Engine engine = named(name.strip());
        if (engine == null) {
            throw new StartRefused("skybound.engine is '" + name + "': it can be embedded, postgres or axonserver.");
        }
        if (engine == EMBEDDED && !isDatabaseEmbedded(environment, true)
                || engine == POSTGRES && isDatabaseEmbedded(environment, false)) {
            throw new StartRefused("skybound.engine=" + engine.wire() + " and skybound.database.embedded="
                    + (engine == POSTGRES) + " contradict each other: leave the second one out.");
        }
        return engine;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Engine named(String name) {
        for (Engine engine : values()) {
            if (engine.wire().equals(name)) {
                return engine;
            }
        }
        return null;
    }

    private static boolean isDatabaseEmbedded(Environment environment, boolean unlessSaid) {
        return environment.getProperty("skybound.database.embedded", Boolean.class, unlessSaid);
    }
}
