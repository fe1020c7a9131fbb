package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Counted;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Who has just read to the end, and knows that nothing follows, must not believe it for longer than it is true. */
@DatabaseTest({PlatformOnly.class, Counters.class})
class NewestEventsIT {
    @Autowired
    PostgresEngine engine;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionOperations transaction;

    TrackingToken end;

    @BeforeEach
    void readToTheEnd() {
        engine.appendEvents(counted());
        end = engine.createHeadToken();
        assertThat(read()).isEmpty();
    }

    @Test
    void whatIsAppendedFollows() {
        EventMessage<?> event = counted();
        engine.appendEvents(event);

        assertThat(read()).containsExactly(event.getIdentifier());
    }

    @Test
    void whatIsAppendedInATransactionFollowsOnceThatIsCommitted() {
        EventMessage<?> event = counted();
        transaction.executeWithoutResult(_ -> engine.appendEvents(event));

        assertThat(read()).containsExactly(event.getIdentifier());
    }

    @Test
    void whatIsRolledBackDoesNotFollow() {
        transaction.executeWithoutResult(status -> {
            engine.appendEvents(counted());
            status.setRollbackOnly();
        });

        assertThat(read()).isEmpty();
    }

    @Test
    void whatAnotherProcessHasAppendedFollowsOnceItIsTold() {
        String id = UUID.randomUUID().toString();
        sql.update(
                "INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                        + " payload_type, payload_revision, payload, meta_data) SELECT ?, ?, 0, type, time_stamp, payload_type,"
                        + " payload_revision, payload, meta_data FROM events.domain_event_entry ORDER BY global_index DESC LIMIT 1",
                id,
                UUID.randomUUID().toString());

        engine.lookAgain();

        assertThat(read()).containsExactly(id);
    }

    private List<String> read() {
        return engine.readEvents(end, false)
                .<String>map(EventMessage::getIdentifier)
                .toList();
    }

    private static DomainEventMessage<?> counted() {
        String id = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>("Counter", id, 0, new Counted(id, 1));
    }
}
