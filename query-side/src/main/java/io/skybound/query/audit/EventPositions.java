package io.skybound.query.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An event's own place in the global order. A token alone does not tell it where appends overtake each other: an event
 * that fills a gap comes with the position of one that came before it. Engines with such tokens have their events in
 * this database, where each event has its number.
 */
final class EventPositions {

    private final JdbcTemplate jdbc;

    EventPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By the events' identifiers. */
    Map<String, Long> of(Collection<Recorded> events) {
        boolean numbered = events.stream().noneMatch(event -> hasGaps(event.token()));
        return numbered ? byToken(events) : byNumber(events);
    }

    private static Map<String, Long> byToken(Collection<Recorded> events) {
        Map<String, Long> positions = new HashMap<>();
        events.forEach(
                event -> positions.put(event.eventId(), event.token().position().orElseThrow()));
        return positions;
    }

    private Map<String, Long> byNumber(Collection<Recorded> events) {
        Map<String, Long> positions = new HashMap<>();
        jdbc.query(
                "SELECT event_identifier, global_index FROM events.domain_event_entry WHERE event_identifier = ANY (?)",
                row -> {
                    positions.put(row.getString(1), row.getLong(2));
                },
                (Object) events.stream().map(Recorded::eventId).toArray(String[]::new));
        return positions;
    }

    private static boolean hasGaps(TrackingToken token) {
        return WrappedToken.unwrap(token, GapAwareTrackingToken.class).isPresent();
    }
}
