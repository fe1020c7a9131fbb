package io.skybound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.bench.report.Results;
import io.skybound.bench.report.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmark can still measure: what it takes to start, call and check each contender in Java. Its figures mean nothing. */
class BenchIT {

    @Test
    void measuresEveryContenderThatIsThere(@TempDir Path results) throws Exception {
        Bench.measure(List.of(
                "--quick",
                "--only=create-booking",
                "--rounds=1",
                "--seconds=1",
                "--warm-up=1",
                "--port=" + Integer.getInteger("bench.port", 18_440),
                "--bench=" + Path.of("").toAbsolutePath(),
                "--results=" + results));

        List<Row> rows = Objects.requireNonNull(
                        Results.read(results.resolve("results.json")).sections().get("create-booking"))
                .rows();
        assertThat(rows)
                .extracting(Row::contender)
                .contains("SkyBound, nobody reacts", "stock Axon, nobody reacts", "JPA FOR UPDATE");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.counts()).as(row.contender() + ": " + row.note()).isTrue();
            assertThat(row.durability()).isEqualTo("fsync=on full_page_writes=on synchronous_commit=on");
        });
        assertThat(Files.readString(results.resolve("results.md"))).contains("## Create bookings");
        assertThat(Files.readString(results.resolve("results.svg"))).contains("stock Axon");
    }
}
