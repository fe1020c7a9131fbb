package io.skybound.query.rebuild;

import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** Read models made anew, as operations ask for it. */
@ReadSideTest
@DirtiesContext
class RebuildIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcTemplate jdbc;

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

    /** Until it is completed. */
    private Reply rebuild(String projection) {
        Reply asked = ops().post("/ops/projections/" + projection + "/rebuild", "");
        assertThat(asked.status()).isEqualTo(202);
        await().until(() -> ops().get("/ops/projections/" + projection).text("/rebuild/status"), "completed"::equals);
        return asked;
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
