package io.skybound.query.operations;

import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.readmodel.ReadModel;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** What it leaves in the history nobody else should have to read. */
@ReadSideTest
@DirtiesContext
class OperationsIT {

    private static final String LETTERS = "/ops/projections/bookings/dead-letters";

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<ReadModel> readModels;

    @AfterEach
    void leaveNothingParked() {
        jdbc.execute("DELETE FROM process.dead_letter_entry");
    }

    @Test
    void parksADamagedEventWithThoseBehindItAndTheOthersGoOn() {
        recordDamaged("bkg_damaged", "substring(payload FOR 40)", "payload_type");
        history.record("bkg_damaged", held("bkg_damaged"));
        history.record("bkg_sound", bookingCreated("bkg_sound", "usr_1"));
        everyReadModelCaughtUp();

        assertThat(status("bkg_sound")).isEqualTo("pending");
        List<JsonNode> parked = letters();
        assertThat(parked)
                .extracting(letter -> letter.path("sequence").asLong())
                .containsExactly(0L, 1L);
        assertThat(parked)
                .extracting(letter -> letter.path("event_type").asString())
                .contains("BookingCreated");
        assertThat(parked.getFirst().path("cause").asString()).isNotEmpty();
        assertThat(parked.getLast().has("cause")
                        && !parked.getLast().path("cause").isNull())
                .isFalse();

        String second = parked.getLast().path("id").asString();
        assertThat(retry(second).json().path("remaining").asInt()).isEqualTo(2);
        assertThat(letters().getFirst().path("attempts").asInt()).isEqualTo(2);

        repair("bkg_damaged");
        Reply retried = retry(second);
        assertThat(retried.json().path("applied").asInt()).isEqualTo(2);
        assertThat(retried.json().path("remaining").asInt()).isZero();
        assertThat(letters()).isEmpty();
        assertThat(jdbc.queryForObject("SELECT version FROM read.booking WHERE id = 'bkg_damaged'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void parksAnEventOfUnknownTypeAndShowsItWithoutPersonalData() {
        recordDamaged("bkg_unknown", "payload", "'NobodyKnows'");
        history.record("bkg_after", bookingCreated("bkg_after", "usr_1"));
        everyReadModelCaughtUp();

        assertThat(status("bkg_after")).isEqualTo("pending");
        JsonNode letter = letters().getFirst();
        assertThat(letter.path("cause").asString()).isEqualTo("UnknownStoredType");
        Reply opened = ops().get(LETTERS + "/" + letter.path("id").asString());
        assertThat(opened.text("/payload/passengers/0/passportNumber")).isEqualTo("••••••");
        assertThat(opened.body()).doesNotContain("v1:").doesNotContain("Lovelace");
    }

    @Test
    void parksAnEventThatCantBeFoldedAndGivesItUpWithAReason() {
        history.record("bkg_headless", confirmed("bkg_headless"));
        history.caughtUp("bookings");
        String id = letters().getFirst().path("id").asString();
        assertThat(letters().getFirst().path("cause").asString()).isEqualTo("IllegalStateException");

        assertThat(ops().delete(LETTERS + "/" + id).status()).isEqualTo(422);
        assertThat(ops().delete(LETTERS + "/" + id + "?reason=made%20by%20a%20test")
                        .status())
                .isEqualTo(204);

        assertThat(letters()).isEmpty();
        assertThat(jdbc.queryForObject(
                        "SELECT reason || ' ' || discarded_by FROM process.discarded_dead_letter WHERE dead_letter_id = ?",
                        String.class,
                        id))
                .isEqualTo("made by a test usr_ops");
        assertThat(ops().delete(LETTERS + "/" + id + "?reason=again").code()).isEqualTo("dead_letter_not_found");
        assertThat(retry(id).code()).isEqualTo("dead_letter_not_found");
    }

    @Test
    void aDatabaseThatIsAwayIsNotTheEventsFault() {
        jdbc.execute("ALTER TABLE read.booking RENAME TO booking_away");
        try {
            history.record("bkg_patient", bookingCreated("bkg_patient", "usr_1"));
            await().until(() -> ops().get("/ops/projections/bookings").text("/status"), "failing"::equals);
        } finally {
            jdbc.execute("ALTER TABLE read.booking_away RENAME TO booking");
        }

        await().until(() -> ops().get("/ops/projections/bookings").text("/lag/events"), "0"::equals);
        assertThat(letters()).isEmpty();
        assertThat(status("bkg_patient")).isEqualTo("pending");
    }

    @Test
    void saysHowEveryProjectionIsDoing() {
        history.record("bkg_seen", bookingCreated("bkg_seen", "usr_1"));
        history.caughtUp("bookings");
        Reply all = ops().get("/ops/projections");

        assertThat(all.json().valueStream().map(one -> one.path("name").asString()))
                .contains("bookings", "flights", "payments")
                .isSorted();
        assertThat(ops().get("/ops/projections?limit=1").header("Link")).isPresent();
        assertThat(ops().get("/ops/projections/none").code()).isEqualTo("projection_not_found");
        assertThat(ops().post("/ops/projections/none/rebuild", "").code()).isEqualTo("projection_not_found");
        assertThat(callers.traveller("usr_1").get("/ops/projections").status()).isEqualTo(403);
    }

    /** As somebody with access to the database might leave it behind: nobody has ever seen it whole. */
    private void everyReadModelCaughtUp() {
        readModels.forEach(model -> history.caughtUp(model.projection()));
    }

    private void recordDamaged(String booking, String payload, String type) {
        history.record("bkg_whole", bookingCreated("bkg_whole", "usr_1"));
        jdbc.update(
                "INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                        + " time_stamp, payload_type, payload_revision, payload, meta_data)"
                        + " SELECT gen_random_uuid(), ?, 0, type, time_stamp, " + type + ", payload_revision, "
                        + payload + ", meta_data FROM events.domain_event_entry"
                        + " WHERE aggregate_identifier = 'bkg_whole' ORDER BY sequence_number LIMIT 1",
                booking);
    }

    private void repair(String booking) {
        jdbc.update(
                "UPDATE events.domain_event_entry SET payload = (SELECT convert_to(replace(convert_from(payload, 'UTF8'),"
                        + " 'bkg_whole', ?), 'UTF8') FROM events.domain_event_entry"
                        + " WHERE aggregate_identifier = 'bkg_whole' ORDER BY sequence_number LIMIT 1)"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 0",
                booking,
                booking);
    }

    private Http ops() {
        return callers.somebody("usr_ops", Roles.OPS);
    }

    private List<JsonNode> letters() {
        return ops().get(LETTERS).json().valueStream().toList();
    }

    private Reply retry(String id) {
        return ops().post(LETTERS + "/" + id + "/retry", "");
    }

    private String status(String booking) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT status FROM read.booking WHERE id = ?", String.class, booking));
    }

    private static BookingHeld held(String id) {
        return new BookingHeld(id, PAYMENT_DUE_BY, bookingHeld().at());
    }

    /** Of a booking of its own: other tests on this database know Ada's. */
    private static BookingConfirmed confirmed(String id) {
        BookingConfirmed adas = bookingConfirmed();
        return new BookingConfirmed(id, adas.paymentId(), adas.amount(), adas.at());
    }
}
