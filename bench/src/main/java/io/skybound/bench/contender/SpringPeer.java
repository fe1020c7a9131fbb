package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A peer in Java: a Spring Boot application of its own, with its own class path. */
abstract class SpringPeer extends Peer implements InProcess {
    private final String name;
    private final Database database;
    private final Jvm jvm;
    private final URI uri;

    SpringPeer(String name, String application, Database database, Path folder, Path log, int port) {
        this.name = name;
        this.database = database;
        jvm = Jvm.start(
                ClassPaths.peer(folder),
                application,
                log,
                List.of(
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password()));
        uri = URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(jvm.handle());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public Score call(String operation, String target, int callers, Duration time) {
        return jvm.call(operation, target, callers, time);
    }

    void flip(String bean) {
        jvm.flip(bean);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
