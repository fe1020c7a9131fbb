package io.skybound.command.flight;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers which sales a flight opened and closed. */
final class RecordedSales implements Sales {

    final List<String> calls = new ArrayList<>();

    @Override
    public void open(String flightId, Map<Cabin, CabinOffer> cabins, Instant at) {
        calls.add("open " + flightId + " " + cabins.keySet());
    }

    @Override
    public void close(String flightId, Instant at) {
        calls.add("close " + flightId);
    }
}
