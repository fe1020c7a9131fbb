package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Does things to a product that work on it goes on under. Each ends by itself, and the product is well again. */
final class Havoc {
    private static final Duration WELL_AGAIN = Duration.ofSeconds(30);
    private static final long SMALL = 3L << 30;

    /** What can be done to it. */
    enum Fault {
        APP_KILLED("the process is killed and started again"),
        APP_TERMINATED("the process is asked to end under load, and started again"),
        DATABASE_KILLED("PostgreSQL is killed"),
        BACKEND_KILLED("one process of PostgreSQL is killed"),
        CONNECTIONS_CUT("every connection to PostgreSQL is cut"),
        DATABASE_FROZEN("PostgreSQL is frozen for 1 to 6 s"),
        POOL_EXHAUSTED("a locked table keeps every connection for 1 to 4 s"),
        MAIL_SERVER_BUSY("the mail server answers 451 for 1 to 4 s"),
        REBUILD("a read model is rebuilt while people buy"),
        CLOCK_AHEAD("the clock jumps ahead by 15 s"),
        /** From here on only where it is asked for: they need strace, or a file system so small that it can be filled. */
        DISK_SLOW("every flush of PostgreSQL takes 200 ms more"),
        DISK_FAILING("flushes of PostgreSQL fail with EIO"),
        DISK_FULL("the disk is full for 2 to 5 s");

        private final String means;

        Fault(String means) {
            this.means = means;
        }

        String means() {
            return means;
        }

        boolean isRare() {
            return compareTo(DISK_SLOW) >= 0;
        }
    }

    private final Product product;
    private final MailServer mails;
    private final Operations operations;
    private final RandomGenerator random;

    Havoc(Product product, MailServer mails, Operations operations, RandomGenerator random) {
        this.product = product;
        this.mails = mails;
        this.operations = operations;
        this.random = random;
    }

    void strike(Fault fault) throws SQLException, IOException, InterruptedException {
        switch (fault) {
            case APP_KILLED -> {
                product.kill9();
                product.start();
            }
            case APP_TERMINATED -> product.restart();
            case DATABASE_KILLED -> product.database(Signal.KILL);
            case BACKEND_KILLED -> product.killOneBackend();
            case CONNECTIONS_CUT ->
                execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'skybound'");
            case DATABASE_FROZEN -> {
                product.database(Signal.STOP);
                hold(1, 6);
                product.database(Signal.CONT);
            }
            case POOL_EXHAUSTED -> execute("LOCK TABLE events.idempotent_request IN ACCESS EXCLUSIVE MODE");
            case REBUILD -> operations.rebuild("bookings").expect(202);
            case CLOCK_AHEAD -> {
                product.hasCrashed();
                new Http(product).post("/dev/clock", Map.of("advance", "PT15S"), Map.of());
            }
            case DISK_SLOW -> withTracedDisk("delay_exit=200000");
            case DISK_FAILING -> withTracedDisk("error=EIO:when=3+5");
            case DISK_FULL -> withFullDisk();
            case MAIL_SERVER_BUSY -> {
                mails.busy(true);
                hold(1, 4);
                mails.busy(false);
            }
        }
        await("ready again after " + fault)
                .atMost(WELL_AGAIN)
                .pollInterval(Duration.ofMillis(100))
                .until(new Http(product)::isReady);
    }

    /** Time passes, so that buyers come. */
    void pause() {
        hold(1, 2);
    }

    /** What is locked by it stays so for a while: everybody waits with a connection in hand. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = product.database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            hold(1, 4);
            connection.rollback();
        }
    }

    /** Every flush of the database's processes goes through strace, which does this to it. */
    private void withTracedDisk(String injection) throws IOException, InterruptedException {
        product.hasCrashed();
        List<String> command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:" + injection));
        product.databaseProcesses().forEach(pid -> command.addAll(List.of("-p", Long.toString(pid))));
        Process strace = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        hold(2, 5);
        strace.destroy();
        strace.waitFor();
    }

    private void withFullDisk() throws IOException {
        assertThat(Files.getFileStore(product.home()).getTotalSpace())
                .as("a file system that may be filled")
                .isLessThan(SMALL);
        product.hasCrashed();
        Path filler = product.home().resolveSibling("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            hold(2, 5);
        } finally {
            Files.delete(filler);
        }
    }

    private void hold(int fromSeconds, int toSeconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(fromSeconds * 1_000, toSeconds * 1_000)));
    }
}
