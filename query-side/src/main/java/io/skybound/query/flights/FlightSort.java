package io.skybound.query.flights;

/** How found flights are put in order; where it leaves two equal, the earlier departure comes first. */
enum FlightSort {
    PRICE("price"),
    DURATION("duration"),
    DEPARTURE("departure");

    private final String wire;

    FlightSort(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
