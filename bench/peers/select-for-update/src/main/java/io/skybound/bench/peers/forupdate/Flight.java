package io.skybound.bench.peers.forupdate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

@Entity
@Table(name = "flights")
class Flight {
    @Id
    @GeneratedValue
    UUID id;

    @Column(name = "economy_seats")
    int seats;

    @Column(name = "economy_available")
    int available;

    @Column(name = "economy_price")
    BigDecimal price;

    protected Flight() {}

    Flight(int seats, BigDecimal price) {
        this.seats = seats;
        this.available = seats;
        this.price = price;
    }
}
