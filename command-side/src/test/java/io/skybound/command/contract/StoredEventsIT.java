package io.skybound.command.contract;

import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.seatsReleased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.platform.serialization.UnknownStoredType;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running event store reads what an older SkyBound has stored. */
@DatabaseTest(PlatformOnly.class)
class StoredEventsIT {

    private static final String INVENTORY = SeatsCommand.inventoryOf(SB400);

    @Autowired
    JdbcClient database;

    @Autowired
    EventStore events;

    @BeforeEach
    void forget() {
        database.sql("DELETE FROM events.domain_event_entry").update();
    }

    @Test
    void readsAnOlderRevisionAsTheCurrentOne() throws Exception {
        store("SeatsReleased", "1", Files.readString(Path.of("src/test/resources/events/SeatsReleased-1.json")));

        SeatsReleased current = seatsReleased(BOOKING, 1, 10);
        assertThat(events.readEvents(INVENTORY).next().getPayload()).isEqualTo(current);
        try (var stream = events.openStream(null)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(current);
        }
    }

    @Test
    void refusesARevisionFromTheFuture() {
        store("SeatsReleased", "3", "{}");

        assertThatThrownBy(() -> events.readEvents(INVENTORY).next().getPayload())
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("SeatsReleased revision 3");
    }

    private void store(String type, String revision, String json) {
        database.sql("""
                        INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                          type, payload_type, payload_revision, payload, meta_data, time_stamp)
                        VALUES ('evt_1', :inventory, 0, 'SeatInventory', :type, :revision, :payload, :metadata,
                          '2026-06-01T12:05:00.000Z')""")
                .param("inventory", INVENTORY)
                .param("type", type)
                .param("revision", revision)
                .param("payload", json.getBytes(StandardCharsets.UTF_8))
                .param("metadata", "{}".getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
