package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skybound.allinone.journey.invariants.Invariants;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A copy of the database, taken while people book, is a whole one: a product that starts on it is in order. */
class BackupJourneyTest {
    private static final Path SCRIPTS = Path.of("..", "deploy").toAbsolutePath().normalize();

    @Test
    void aCopyThatWasTakenUnderLoadIsInOrderAndGoesOn() throws Exception {
        assumeTrue(isInstalled("psql"), "deploy/backup needs psql");
        try (Product product = quiet("copied").start();
                Product restored = quiet("restored").learning()) {
            String flight = new Operations(product).flight(30, 300);
            Traveller ada = Traveller.of(product);
            Answer held = Crowd.hold(ada, Keys.fresh(), Trip.oneWay(flight, new People(product).adult()));
            ada.pay(held, "tok_visa").expect(201);
            Answer before = ada.awaitDetail(held.id(), "confirmed");
            Path backup = product.home().resolveSibling("backup");
            try (Buyers buyers = buyers(product, flight)) {
                buyers.come(Duration.ofMillis(150));
                run("backup", "--home", product.home().toString(), backup.toString());
                buyers.stop();
            }

            run("restore", backup.toString(), "--home", restored.home().toString());
            copy(product.home().resolve("mailbox"), restored.home().resolve("mailbox"));
            restored.hasCrashed();
            restored.start();

            assertThat(Invariants.violations(restored.evidence())).isEmpty();
            Traveller there = ada.at(restored);
            there.awaitDetail(before.id(), "confirmed");
            there.cancel(before.id()).expect(200);
            there.awaitPayment(before.at("/payments/0/id"), "refunded");
            assertThat(bookings(restored)).isBetween(2L, bookings(product));
            assertThat(Invariants.violations(product.evidence())).isEmpty();
            assertThat(Invariants.violations(restored.evidence())).isEmpty();
        }
    }

    private static Product quiet(String name) {
        return Product.named(name).with("skybound.demo.enabled", "false");
    }

    private static Buyers buyers(Product product, String flight) {
        List<Traveller> travellers =
                IntStream.range(0, 6).mapToObj(_ -> Traveller.of(product)).toList();
        return new Buyers(product, new History(), List.of(flight), travellers, new Random(5));
    }

    private static long bookings(Product product) {
        try (var connection = product.database();
                var statement = connection.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) FROM events.domain_event_entry WHERE payload_type = 'BookingCreated'")) {
            count.next();
            return count.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String script, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                .toList();
        Path output = Files.createTempFile("skybound-" + script, ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await(script).atMost(Duration.ofSeconds(90)).until(() -> !process.isAlive());
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        Files.delete(output);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
