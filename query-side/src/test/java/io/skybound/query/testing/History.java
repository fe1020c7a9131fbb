package io.skybound.query.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts events into the store as aggregates would, and knows how far the processors have come. */
public record History(EventStore events, EventProcessingConfiguration processors, JdbcTemplate jdbc) {

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

    /** Begins the read model again from the first event. */
    public void replay(String name) {
        StreamingEventProcessor processor = processor(name);
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        caughtUp(name);
    }

    /** The table as it is, every column of every row. */
    public List<String> rows(String table) {
        return jdbc.query(
                "SELECT t::text FROM " + table + " t ORDER BY id", (row, number) -> String.valueOf(row.getString(1)));
    }

    private boolean isCaughtUp(String name) {
        Long head = jdbc.queryForObject("SELECT max(global_index) FROM events.domain_event_entry", Long.class);
        var segments = processor(name).processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .allMatch(segment -> !segment.isErrorState()
                                && segment.getCurrentPosition().orElse(-1) >= (head == null ? -1 : head));
    }
}
