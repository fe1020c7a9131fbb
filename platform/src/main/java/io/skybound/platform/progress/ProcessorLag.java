package io.skybound.platform.progress;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many events each processor of this process is behind the end of the stream, wherever its segments are at work: what
 * another replica has done is in the token store. Measured when told to, read at any time.
 */
@Component
public class ProcessorLag {
    private static final long BEFORE_THE_FIRST = -1;

    private record Segment(String processor, int id) {}

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final Serializer serializer;
    private final JdbcClient database;

    private volatile Map<String, Long> behind = Map.of();

    ProcessorLag(
            EventProcessingConfiguration processing, EventStore events, Serializer serializer, JdbcClient database) {
        this.processing = processing;
        this.events = events;
        this.serializer = serializer;
        this.database = database;
    }

    /** Events behind by the name of the processor, as last measured; a processor that never was measured is missing. */
    public Map<String, Long> behind() {
        return behind;
    }

    /** Fails if the event store or the tokens can't be read. */
    public void measure() {
        Map<Segment, Long> positions = stored();
        processing
                .eventProcessors()
                .forEach((name, processor) -> local(name, processor)
                        .forEach((segment, position) -> positions.merge(segment, position, Math::max)));
        long head = position(events.createHeadToken());
        Map<String, Long> result = new TreeMap<>();
        positions.forEach((segment, position) -> {
            if (processing.eventProcessors().containsKey(segment.processor())) {
                result.merge(segment.processor(), Math.max(0, head - position), Math::max);
            }
        });
        behind = Map.copyOf(result);
    }

    private Map<Segment, Long> stored() {
        Map<Segment, Long> positions =
                new TreeMap<>(java.util.Comparator.comparing(Segment::processor).thenComparing(Segment::id));
        database.sql("SELECT processor_name, segment, token, token_type FROM process.token_entry")
                .query((row, _) -> positions.put(
                        new Segment(row.getString(1), row.getInt(2)),
                        position(token(row.getBytes(3), row.getString(4)))))
                .list();
        return positions;
    }

    /** A segment's token is not written for events that are of no interest to it, so what it has seen here counts, too. */
    private static Map<Segment, Long> local(String name, EventProcessor processor) {
        return processor instanceof StreamingEventProcessor streaming
                ? streaming.processingStatus().values().stream()
                        .collect(toMap(
                                status -> new Segment(name, status.getSegment().getSegmentId()),
                                ProcessorLag::position))
                : Map.of();
    }

    private static long position(EventTrackerStatus status) {
        return status.getCurrentPosition().orElse(BEFORE_THE_FIRST);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? BEFORE_THE_FIRST : token.position().orElse(BEFORE_THE_FIRST);
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, @Nullable String type) {
        return token == null || type == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
