package io.skybound.allinone.journey.invariants;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.seats.SeatsEvent;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything a product knows at one moment. */
record Snapshot(
        Rows rows,
        Evidence evidence,
        Instant at,
        List<Recorded> history,
        Map<String, BookingStory> bookings,
        Map<String, SeatMap> seats,
        GatewayBooks gateway) {

    static Snapshot read(Connection connection, Evidence evidence) {
        Rows rows = new Rows(connection);
        List<Recorded> history = StoredEvents.read(rows, evidence.privacyKeys());
        Map<String, BookingStory> bookings = new LinkedHashMap<>();
        Map<String, SeatMap> seats = new LinkedHashMap<>();
        for (Recorded recorded : history) {
            switch (recorded.event()) {
                case BookingEvent e ->
                    bookings.computeIfAbsent(e.bookingId(), BookingStory::new).tell(e, recorded.at());
                case SeatsEvent e ->
                    seats.computeIfAbsent(e.flightId(), SeatMap::new).tell(e, recorded.position());
                default -> {}
            }
        }
        Instant now =
                rows.all("SELECT now()", row -> row.getTimestamp(1).toInstant()).getFirst();
        return new Snapshot(rows, evidence, now, history, bookings, seats, GatewayBooks.read(rows));
    }
}
