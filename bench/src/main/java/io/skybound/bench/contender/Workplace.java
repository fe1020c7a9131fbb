package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie on this machine. */
final class Workplace {

    private Workplace() {}

    /** The programs of PostgreSQL, unpacked once; the tests use the same. */
    static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "skybound-" + System.getProperty("user.name"), "programs");
    }

    /** The database that a product has under its home. */
    static Database databaseOf(Path home) {
        try {
            String port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            String password =
                    Files.readString(home.resolve("keys").resolve("database")).strip();
            return new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "skybound", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
