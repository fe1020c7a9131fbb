package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import io.skybound.platform.database.EmbeddedDatabase;
import io.skybound.platform.database.Home;
import java.nio.file.Path;

/** The peers' PostgreSQL: the very programs, settings and durability that the product brings, each peer with a database in it. */
public final class PeersDatabase implements AutoCloseable {
    private final Home home;
    private final EmbeddedDatabase server;

    private PeersDatabase(Path folder) {
        home = Home.take(folder);
        server = EmbeddedDatabase.start(home, Workplace.programs());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    public static PeersDatabase start(Path folder) {
        return new PeersDatabase(folder);
    }

    /** An empty database of this name. */
    public Database fresh(String name) {
        Database all = new Database(server.getJdbcUrl(), server.getUsername(), server.getPassword());
        all.execute("DROP DATABASE IF EXISTS " + name);
        all.execute("CREATE DATABASE " + name);
        return new Database(
                server.getJdbcUrl().replaceAll("/postgres$", "/" + name), server.getUsername(), server.getPassword());
    }

    @Override
    public void close() {
        server.close();
        home.close();
    }
}
