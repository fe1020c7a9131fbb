package io.skybound.allinone.journey;

import io.skybound.allinone.journey.invariants.EventsInAxonServer;
import io.skybound.allinone.journey.invariants.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product that somebody has already started, who says where it is: deploy/try-distributed does.
 *
 * @param folder where its logs, its privacy key and its mailbox are
 */
record Given(URI uri, Evidence.Database database, Path folder) {
    private static final String PREFIX = "skybound.journeys.";

    static boolean isThere() {
        return property("url") != null;
    }

    static Given find() {
        Evidence.Database database =
                () -> DriverManager.getConnection(property("database"), property("user"), property("password"));
        String axonServer = property("axonserver");
        return new Given(
                URI.create(told("url")),
                axonServer == null
                        ? database
                        : EventsInAxonServer.of(database, axonServer, told("axontoken"), property("axonca")),
                Path.of(told("folder")));
    }

    Evidence evidence(Set<String> secrets) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            return new Evidence(
                    database,
                    Files.readString(folder.resolve("privacy")).strip(),
                    folder.resolve("home").resolve("mailbox"),
                    Boolean.parseBoolean(property("crashed")),
                    logs,
                    secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String property(String name) {
        return System.getProperty(PREFIX + name);
    }

    private static String told(String name) {
        String value = property(name);
        if (value == null) {
            throw new IllegalStateException(PREFIX + name + " is missing");
        }
        return value;
    }
}
