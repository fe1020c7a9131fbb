package io.skybound.query.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.query.rebuild.Rebuild;
import io.skybound.query.rebuild.Rebuilds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts events into the store as aggregates would, and knows how far the processors have come. */
public record History(
        EventStore events, EventProcessingConfiguration processors, JdbcTemplate jdbc, Rebuilds rebuilds) {

    /** Goes on with the stream of that id. */
    public void record(String stream, Object... payloads) {
        long next = events.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object payload : payloads) {
            messages.add(new GenericDomainEventMessage<>("Example", stream, next++, payload));
        }
        events.publish(messages);
    }

    public StreamingEventProcessor processor(String name) {
        return processors.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    /** Returns when the processor has seen all that is recorded. */
    public void caughtUp(String name) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isCaughtUp(name));
    }

    /** Makes the read model anew, from the first event. */
    public void rebuild(String name) {
        String id = rebuilds.ask(name, "usr_ops", null).id();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Objects.requireNonNull(rebuilds.latest(name)), latest -> !latest.isRunning());
        Rebuild latest = Objects.requireNonNull(rebuilds.latest(name));
        assertThat(latest.id()).isEqualTo(id);
        assertThat(latest.status()).isEqualTo(Rebuild.Status.COMPLETED);
    }

    /** The table as it is, every column of every row. */
    public List<String> rows(String table) {
        return jdbc.query(
                "SELECT t::text FROM " + table + " t ORDER BY 1", (row, number) -> String.valueOf(row.getString(1)));
    }

    private boolean isCaughtUp(String name) {
        Long head = jdbc.queryForObject("SELECT max(global_index) FROM events.domain_event_entry", Long.class);
        var segments = processor(name).processingStatus().values();
        Integer parts = jdbc.queryForObject(
                "SELECT count(*) FROM process.token_entry WHERE processor_name = ?", Integer.class, name);
        return parts != null
                && segments.size() == parts
                && segments.stream()
                        .allMatch(segment -> !segment.isErrorState()
                                && segment.getCurrentPosition().orElse(-1) >= (head == null ? -1 : head));
    }
}
