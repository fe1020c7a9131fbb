package io.skybound.bench.peers.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is read of a flight. */
@Entity
@Table(name = "flight_summary")
class FlightSummary {
    @Id
    String id;

    int seats;
    int free;

    protected FlightSummary() {}

    FlightSummary(String id, int seats) {
        this.id = id;
        this.seats = seats;
        this.free = seats;
    }
}
