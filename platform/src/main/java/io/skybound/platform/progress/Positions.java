package io.skybound.platform.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far processors have come, wherever they run: by what they have stored, and by what those in this process know. */
@Component
public class Positions {
    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventProcessingConfiguration processors;
    private final ProcessorFailures failures;

    Positions(
            JdbcTemplate jdbc,
            Serializer serializer,
            @Lazy EventProcessingConfiguration processors,
            ProcessorFailures failures) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.processors = processors;
        this.failures = failures;
    }

    /**
     * One part of a processor's work.
     *
     * @param token null before the first event
     * @param position of the last event that is done with, -1 before the first
     * @param owner the process that works on it, null if none does
     * @param touched when that process has last said so
     */
    public record Segment(
            int id,
            @Nullable TrackingToken token,
            long position,
            @Nullable String owner,
            Instant touched) {

        /** Whoever owns a segment says so every few seconds. */
        public boolean isClaimed(Instant now) {
            return owner != null && touched.isAfter(now.minus(Duration.ofSeconds(20)));
        }
    }

    /** None if the processor has never run. */
    public List<Segment> segments(String processor) {
        return jdbc
                .query(
                        "SELECT segment, token, token_type, owner, timestamp FROM process.token_entry"
                                + " WHERE processor_name = ? ORDER BY segment",
                        this::segment,
                        processor)
                .stream()
                .map(stored -> local(processor, stored.id())
                        .map(status -> further(stored, status))
                        .orElse(stored))
                .toList();
    }

    /** Why the processor does not get on in this process; null if it does, or runs elsewhere. */
    public @Nullable String failure(String processor) {
        String late = failures.reasonOfLate(processor);
        if (late != null) {
            return late;
        }
        boolean failing = processors
                .eventProcessor(processor, EventProcessor.class)
                .map(EventProcessor::isError)
                .orElse(false);
        return failing ? "EventStreamFailed" : null;
    }

    private Segment segment(ResultSet row, int number) throws SQLException {
        byte[] bytes = row.getBytes("token");
        TrackingToken token = bytes == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(bytes, byte[].class, row.getString("token_type"), null));
        return new Segment(
                row.getInt("segment"),
                token,
                position(token),
                row.getString("owner"),
                Instant.parse(Objects.requireNonNull(row.getString("timestamp"))));
    }

    private Optional<EventTrackerStatus> local(String processor, int segment) {
        return processors
                .eventProcessor(processor, StreamingEventProcessor.class)
                .map(running -> running.processingStatus().get(segment));
    }

    /** A segment with nothing to do stores its position only now and then. */
    private static Segment further(Segment stored, EventTrackerStatus status) {
        long known = status.getCurrentPosition().orElse(-1);
        return known > stored.position() && status.getTrackingToken() != null
                ? new Segment(stored.id(), status.getTrackingToken(), known, stored.owner(), stored.touched())
                : stored;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
