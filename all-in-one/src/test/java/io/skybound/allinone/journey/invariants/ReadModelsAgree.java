package io.skybound.allinone.journey.invariants;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.place.Places;
import io.skybound.command.flight.FlightState;
import io.skybound.query.bookings.BookingFold;
import io.skybound.query.payments.PaymentFold;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** I6: what is read is what one gets who starts again from the first event. */
final class ReadModelsAgree implements Invariant {

    @Override
    public void check(Snapshot snapshot, Violations found) {
        Map<String, BookingView> bookings = new HashMap<>();
        Map<String, PaymentView> payments = new HashMap<>();
        Map<String, FlightState> flights = new HashMap<>();
        BookingFold fold = new BookingFold(new PlaceNames(Places.load()));
        for (Recorded recorded : snapshot.history()) {
            switch (recorded.event()) {
                case BookingEvent e ->
                    bookings.put(e.bookingId(), fold.evolve(bookings.get(e.bookingId()), e, recorded.sequence()));
                case PaymentEvent e ->
                    payments.put(
                            e.paymentId(), PaymentFold.evolve(payments.get(e.paymentId()), e, recorded.sequence()));
                case FlightEvent e -> flights.put(e.flightId(), FlightState.evolve(flights.get(e.flightId()), e));
                default -> {}
            }
        }
        compare(snapshot, "booking", bookings, BookingView.class, found);
        compare(snapshot, "payment", payments, PaymentView.class, found);
        compareFlights(snapshot, flights, found);
    }

    private static <V> void compare(
            Snapshot snapshot, String table, Map<String, V> rebuilt, Class<V> type, Violations found) {
        Map<String, String> read = new HashMap<>();
        snapshot.rows().each("SELECT id, view FROM read." + table, row -> read.put(row.getString(1), row.getString(2)));
        Set<String> ids = new HashSet<>(rebuilt.keySet());
        ids.addAll(read.keySet());
        for (String id : ids) {
            String view = read.get(id);
            found.unlessEqual(view == null ? null : ViewJson.read(view, type), rebuilt.get(id), "I6", table + " " + id);
        }
    }

    private record Seen(
            String status, java.time.Instant departure, java.time.Instant arrival, Map<String, Integer> free) {}

    private static void compareFlights(Snapshot snapshot, Map<String, FlightState> rebuilt, Violations found) {
        Map<String, Seen> read = new HashMap<>();
        snapshot.rows()
                .each(
                        "SELECT id, status, departure, arrival, cabins FROM read.flight",
                        row -> read.put(
                                row.getString(1),
                                new Seen(
                                        row.getString(2),
                                        row.getTimestamp(3).toInstant(),
                                        row.getTimestamp(4).toInstant(),
                                        available(row.getString(5)))));
        rebuilt.forEach((id, flight) -> {
            SeatMap seats = snapshot.seats().get(id);
            Map<String, Integer> free = new TreeMap<>();
            if (seats != null) {
                seats.free().forEach((cabin, left) -> free.put(cabin.wire(), left));
            }
            Seen expected = new Seen(flight.status().wire(), flight.departure(), flight.arrival(), free);
            found.unlessEqual(read.remove(id), expected, "I6", "flight " + id);
        });
        read.keySet().forEach(id -> found.add("I6", "flight %s is in the read model only", id));
    }

    private static Map<String, Integer> available(String cabins) {
        Map<String, Integer> available = new TreeMap<>();
        JsonNode json = JsonMapper.shared().readTree(cabins);
        json.propertyStream()
                .forEach(cabin -> available.put(
                        cabin.getKey(), cabin.getValue().path("available").asInt()));
        return available;
    }
}
