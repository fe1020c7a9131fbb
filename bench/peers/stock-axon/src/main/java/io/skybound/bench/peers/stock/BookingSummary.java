package io.skybound.bench.peers.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** What is read of a booking. */
@Entity
@Table(name = "booking_summary")
class BookingSummary {
    @Id
    String id;

    String flightId;
    String status;
    String detail;
    BigDecimal price;

    protected BookingSummary() {}

    BookingSummary(String id, String flightId, BigDecimal price) {
        this.id = id;
        this.flightId = flightId;
        this.price = price;
        this.status = "pending";
        this.detail = "holding";
    }
}
