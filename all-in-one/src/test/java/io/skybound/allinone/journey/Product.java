package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.invariants.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real product in a process and a folder of its own. It can be stopped, killed and started again on the same folder,
 * as often as one likes; what it prints is kept in one file.
 */
public final class Product implements Front, AutoCloseable {
    private static final Path FOLDER = Path.of("target", "journeys").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);
    /** It also writes down what it has learnt. */
    private static final Duration STOP_LEARNING = Duration.ofSeconds(240);

    private static final int LAST_LINES = 60;
    private static final int HALTED = 137;

    private final Path folder;
    private final ProductDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private boolean crashed;
    private @Nullable Given given;
    private Launch launch = Launch.plain();
    private @Nullable MailServer mails;
    private @Nullable Process process;
    private URI uri = URI.create("http://127.0.0.1:0");
    private URI management = uri;

    private Product(String name) {
        folder = folder(name);
        database = new ProductDatabase(home());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        settings.put("skybound.home", home().toString());
        settings.put("skybound.database.binaries", programs().toString());
        // A processor that no event concerns says how far it is when it renews its claim: each second.
        settings.put("skybound.processors.claim", "3s");
    }

    /** A new one, among those of all products. */
    static Path folder(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(FOLDER), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A product that has not been started yet. */
    public static Product named(String name) {
        return new Product(name);
    }

    /** The one that was started already. It has no demo accounts, so operations get theirs here. */
    Product given() {
        given = Given.find();
        uri = given.uri();
        management = uri;
        Account ops = new Account("ops@skybound.example", "fly-high-2026", "Grace", "Hopper");
        new Http(this).post("/auth/register", ops.registration(), Map.of());
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE identity.account SET roles = 'ops' WHERE email = 'ops@skybound.example'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public Product with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** With points at which it can be made to suffer; see {@link LaboratoryDesk}. */
    Product inLaboratory() {
        launch = Launch.inLaboratory(folder);
        return this;
    }

    /** Its first orderly end takes half a minute, and is of use to all products that start later. */
    Product learning() {
        launch = launch.whichLearns();
        return this;
    }

    /** Sends its mails there instead of to a mailbox of its own. */
    Product mailingTo(MailServer server) {
        mails = server;
        return with("skybound.mail.embedded", "false")
                .with("spring.mail.host", "127.0.0.1")
                .with("spring.mail.port", Integer.toString(server.port()));
    }

    /** From now on a mail may lie in the mailbox twice: something was done to this product that is as bad as a crash. */
    void hasCrashed() {
        crashed = true;
    }

    /** If it has come to an end by itself, it starts again, also if that brings it to an end once more. */
    void startIfItEnded() {
        while (!running().isAlive()) {
            assertThat(running().exitValue()).as(this::endOfLog).isEqualTo(HALTED);
            crashed = true;
            begin();
        }
    }

    /** Starts it, where it was before if it was started before, and answers when it is ready to serve. */
    public Product start() {
        begin();
        assertThat(running().isAlive())
                .as(() -> "the product started; its log ends with\n" + endOfLog())
                .isTrue();
        return this;
    }

    /** Until it serves, or has ended. */
    private void begin() {
        int port = uri.getPort() == 0 ? freePort() : uri.getPort();
        int managementPort = freePort();
        List<String> command = new ArrayList<>(launch.command());
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + managementPort);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SKYBOUND_"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        uri = URI.create("http://127.0.0.1:" + port);
        management = URI.create("http://127.0.0.1:" + managementPort);
        Http http = new Http(this);
        await("a product that serves")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !running().isAlive() || http.isReady());
    }

    /** As if its machine had been put to sleep; its connections stay. */
    public void freeze() {
        Signal.STOP.to(List.of(pid()));
    }

    public void thaw() {
        Signal.CONT.to(List.of(pid()));
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As an operator would: asks it to end, and waits until it has. */
    public void stop() {
        running().destroy();
        awaitEnd();
    }

    /** As the kernel would: this process ends at once, and only this one. Its database lives on until the next start. */
    public void kill9() {
        crashed = true;
        running().destroyForcibly();
        awaitEnd();
    }

    /** To the database server and all its processes. What was about to be noted may be lost by it. */
    public void database(Signal signal) {
        crashed = crashed || signal != Signal.CONT;
        database.signal(signal);
    }

    List<Long> databaseProcesses() {
        return database.processes();
    }

    void killOneBackend() throws SQLException {
        crashed = true;
        database.killOneBackend();
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public URI uri() {
        return uri;
    }

    /** Where those who run it look: health with its details, metrics. */
    public URI management() {
        return management;
    }

    public Path home() {
        return folder.resolve("home");
    }

    public Path log() {
        return folder.resolve("skybound.log");
    }

    public long pid() {
        return running().pid();
    }

    /** Also while the product itself is dead, until it starts again. */
    public Connection database() throws SQLException {
        return given == null ? database.connect() : given.database().connect();
    }

    @Override
    public void keepsSecret(String secret) {
        secrets.add(secret);
    }

    /** What the checker of the invariants needs to know of this product. */
    public Evidence evidence() {
        if (given != null) {
            return given.evidence(new TreeSet<>(secrets));
        }
        try {
            return new Evidence(
                    this::database,
                    Files.readString(home().resolve("keys").resolve("privacy")).strip(),
                    mails == null ? home().resolve("mailbox") : mails.folder(folder.resolve("mails")),
                    crashed,
                    List.of(log(), home().resolve("postgres.log")),
                    new TreeSet<>(secrets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endOfLog() {
        if (given != null) {
            return "Its logs are where it was started.";
        }
        try {
            List<String> lines = Files.readAllLines(log());
            return log()
                    + (running().isAlive() ? "" : " (ended with " + running().exitValue() + ")") + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Ends it in an orderly way if it can, and leaves no process behind in any case. */
    @Override
    public void close() {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            try {
                running.waitFor(toStop().toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        end();
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        database.end();
    }

    private Duration toStop() {
        return launch.learning() ? STOP_LEARNING : STOP;
    }

    private Process running() {
        return Objects.requireNonNull(process, "the product was not started");
    }

    private void awaitEnd() {
        try {
            assertThat(running().waitFor(toStop().toSeconds(), TimeUnit.SECONDS))
                    .as(() -> "the product ended within " + toStop() + "; its log ends with\n" + endOfLog())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Unpacked once for all test runs on this machine. */
    private static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "skybound-" + System.getProperty("user.name"), "programs");
    }

    /** Below those that the system gives to whoever connects: a product that starts again wants its own back. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException taken) {
                // Another, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
