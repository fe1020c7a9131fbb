package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.skybound.api.Refused;
import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.process.ProcessStore;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.CountBehindABack;
import io.skybound.platform.testing.Counters.Counter;
import io.skybound.platform.testing.Counters.NoRoomLeft;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.Counters.Overflow;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

@DatabaseTest({PlatformOnly.class, Counters.class})
class EventStoreIT {
    @Autowired
    ApplicationContext context;

    @Autowired
    CommandGateway commands;

    @Autowired
    EventStore events;

    @Autowired
    JdbcTemplate sql;

    final String id = UUID.randomUUID().toString();

    @BeforeEach
    void forgetAttempts() {
        Counter.attempts.set(0);
    }

    @Test
    void runsOnTheRealThingsAndNotOnAxonsSilentFallbacks() {
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(JdbcEventStorageEngine.class);
        assertThat(context.getBean(EventStore.class)).isInstanceOf(WakingEventStore.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(JpaTokenStore.class);
        assertThat(context.getBean(SagaStore.class)).isInstanceOf(ProcessStore.class);
        assertThat(context.getBean(CommandBus.class)).isInstanceOf(AsynchronousCommandBus.class);
    }

    @Test
    void storesEventsUnderTheirLogicalNamesAndPersonalDataEncrypted() {
        commands.sendAndWait(new OpenCounter(id, "Ada Lovelace"));

        Map<String, @Nullable Object> row = sql.queryForMap(
                "SELECT payload_type, payload_revision, convert_from(payload, 'UTF8') AS json"
                        + " FROM events.domain_event_entry WHERE aggregate_identifier = ?",
                id);
        assertThat(row).containsEntry("payload_type", "CounterOpened").containsEntry("payload_revision", "1");
        assertThat(String.valueOf(row.get("json")))
                .contains("\"id\":\"" + id + "\"", "v1:test:")
                .doesNotContain("Ada", "Babbage");
        assertThat(events.readEvents(id).next().getPayload())
                .isEqualTo(new Counters.CounterOpened(id, "Ada Lovelace", List.of("Byron", "Babbage")));
    }

    @Test
    void triesACommandAgainWhenAnotherProcessWasFaster() {
        commands.sendAndWait(new OpenCounter(id, "Ada"));

        Integer value = commands.sendAndWait(new CountBehindABack(id, 2));

        assertThat(value).isEqualTo(3);
        assertThat(Counter.attempts).hasValue(3);
        assertThat(events.readEvents(id).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void neverTriesARefusalAgain() {
        commands.sendAndWait(new OpenCounter(id, "Ada"));

        assertThatThrownBy(() -> commands.sendAndWait(new Overflow(id)))
                .satisfies(failure -> assertThat(Refused.reasonOf(failure)).isEqualTo(new NoRoomLeft()));

        assertThat(Counter.attempts).hasValue(1);
    }

    @Test
    void takesASnapshotAfterAHundredEventsAndGoesOnFromThere() {
        commands.sendAndWait(new OpenCounter(id, "Ada"));
        for (int i = 1; i <= 101; i++) {
            commands.sendAndWait(new Count(id));
        }
        await().until(() -> !sql.queryForList(
                        "SELECT 1 FROM events.snapshot_event_entry WHERE aggregate_identifier = ?", id)
                .isEmpty());
        // What the snapshot covers is not read again: without it, this would be.
        sql.update("DELETE FROM events.domain_event_entry WHERE aggregate_identifier = ? AND sequence_number < 50", id);

        assertThat(commands.<Integer>sendAndWait(new Count(id))).isEqualTo(102);
    }

    @Test
    void eventsSayWhoCausedThemAndWhy() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "usr_ada", "", AuthorityUtils.createAuthorityList("traveller", "ops")));
        MDC.put(MessageMetadata.REQUEST_ID, "req-1");
        try {
            commands.sendAndWait(new OpenCounter(id, "Ada"));
        } finally {
            SecurityContextHolder.clearContext();
            MDC.clear();
        }
        commands.sendAndWait(new Count(id));

        assertThat(events.readEvents(id).asStream().map(event -> event.getMetaData()))
                .extracting(
                        data -> data.get(MessageMetadata.ACTOR),
                        data -> data.get(MessageMetadata.ROLES),
                        data -> Objects.equals(
                                data.get(MessageMetadata.CORRELATION_ID), data.get(MessageMetadata.CAUSATION_ID)))
                .containsExactly(tuple("usr_ada", "ops,traveller", false), tuple("system", "", true));
        assertThat(events.readEvents(id).next().getMetaData()).containsEntry(MessageMetadata.CORRELATION_ID, "req-1");
    }

    @Test
    void theDatabaseForgetsNothingAndWaitsForNobodyForEver() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(show(setting)).as(setting).isEqualTo("on");
        }
        assertThat(show("statement_timeout")).isEqualTo("20s");
        assertThat(show("lock_timeout")).isEqualTo("10s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("8s");
    }

    private String show(String setting) {
        return String.valueOf(sql.queryForObject("SHOW " + setting, String.class));
    }
}
