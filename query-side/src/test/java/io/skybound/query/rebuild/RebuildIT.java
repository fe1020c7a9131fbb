package io.skybound.query.rebuild;

import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Read models made anew, as operations ask for it; at once, for nobody looks for tasks by himself here. */
@ReadSideTest
@TestPropertySource(properties = "db-scheduler.polling-interval=1h")
@DirtiesContext
class RebuildIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    @Test
    void rebuildsAPoisonedReadModel() {
        history.record("bkg_poisoned", bookingCreated("bkg_poisoned", "usr_1"));
        history.caughtUp("bookings");
        List<String> before = history.rows("read.booking");
        List<String> indexes = indexes("booking");
        jdbc.update("UPDATE read.booking SET view = replace(view, 'pending', 'confirmed'), user_id = 'usr_thief'"
                + " WHERE id = 'bkg_poisoned'");
        jdbc.update("INSERT INTO read.booking SELECT 'bkg_invented', user_id, reference, status, created_at, version,"
                + " view FROM read.booking WHERE id = 'bkg_poisoned'");

        Reply asked = rebuild("bookings");

        assertThat(asked.header("Location")).hasValue("/ops/projections/bookings");
        assertThat(history.rows("read.booking")).isEqualTo(before);
        assertThat(indexes("booking")).isEqualTo(indexes);
        Reply page = ops().get("/ops/projections/bookings");
        assertThat(page.text("/status")).isEqualTo("running");
        assertThat(page.text("/percent")).isEqualTo("100");
        assertThat(page.text("/position")).isEqualTo(page.text("/head"));
    }

    @ParameterizedTest
    @CsvSource({"audit, audit_event", "flights, flight", "ledger, ledger_entry", "payments, payment"})
    void aRebuiltTableHasItsIndexesAndRows(String projection, String table) {
        history.record("bkg_of_" + projection, bookingCreated("bkg_of_" + projection, "usr_1"));
        history.caughtUp(projection);
        List<String> before = history.rows("read." + table);
        List<String> indexes = indexes(table);

        rebuild(projection);

        assertThat(indexes(table)).isEqualTo(indexes);
        assertThat(history.rows("read." + table)).isEqualTo(before);
    }

    /** That of a large table takes minutes, and whoever waits for a lock for less than a second does not stop it. */
    @Test
    void vacuumingGivesWay() {
        history.record("bkg_vacuumed", bookingCreated("bkg_vacuumed", "usr_1"));
        history.caughtUp("ledger");
        jdbc.execute(
                "ALTER TABLE read.ledger_entry SET (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)");
        jdbc.update("INSERT INTO read.ledger_entry (booking_id, number, posted_at, view)"
                + " SELECT 'bkg_' || i, 0, now(), repeat('x', 1000) FROM generate_series(1, 5000) i");
        jdbc.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'");
        jdbc.execute("SELECT pg_reload_conf()");
        try {
            await().atMost(ofSeconds(30)).until(() -> isVacuumed("ledger_entry"));

            rebuild("ledger");
        } finally {
            jdbc.execute("ALTER SYSTEM RESET autovacuum_naptime");
            jdbc.execute("SELECT pg_reload_conf()");
            jdbc.execute(
                    "ALTER TABLE read.ledger_entry RESET (autovacuum_vacuum_cost_delay, autovacuum_vacuum_cost_limit)");
        }
    }

    @Test
    void aReaderWhoTakesLongIsWaitedForAndIsNoFailure() throws SQLException {
        history.record("bkg_long_read", bookingCreated("bkg_long_read", "usr_1"));
        history.caughtUp("payments");
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT FROM read.payment");
            askForRebuild("payments");
            await().pollInterval(ofMillis(20)).until(() -> isWantedAlone("payment"));
            await().until(() -> !isWantedAlone("payment"));
            reader.rollback();
        }
        awaitRebuilt("payments");

        assertThat(jdbc.queryForObject(
                        "SELECT sum(attempts) FROM read.rebuild WHERE projection = 'payments'", Long.class))
                .isZero();
    }

    private boolean isWantedAlone(String table) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = ('read.' || ?)::regclass"
                        + " AND mode = 'AccessExclusiveLock' AND NOT granted)",
                Boolean.class,
                table));
    }

    private boolean isVacuumed(String table) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_stat_progress_vacuum WHERE relid = ('read.' || ?)::regclass)",
                Boolean.class,
                table));
    }

    /** Until it is completed. */
    private Reply rebuild(String projection) {
        Reply asked = askForRebuild(projection);
        awaitRebuilt(projection);
        return asked;
    }

    private Reply askForRebuild(String projection) {
        Reply asked = ops().post("/ops/projections/" + projection + "/rebuild", "");
        assertThat(asked.status()).isEqualTo(202);
        return asked;
    }

    private void awaitRebuilt(String projection) {
        await().until(() -> ops().get("/ops/projections/" + projection).text("/rebuild/status"), "completed"::equals);
    }

    private List<String> indexes(String table) {
        return jdbc.query(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'read' AND tablename = ?"
                        + " UNION ALL SELECT conname || ' ' || contype::text FROM pg_constraint"
                        + " WHERE conrelid = ('read.' || ?)::regclass"
                        + " UNION ALL SELECT array_to_string(reloptions, ',') FROM pg_class"
                        + " WHERE oid = ('read.' || ?)::regclass ORDER BY 1",
                (row, number) -> String.valueOf(row.getString(1)),
                table,
                table,
                table);
    }

    private Http ops() {
        return callers.somebody("usr_ops", Roles.OPS);
    }
}
