package io.skybound.bench.peers.forupdate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

@Entity
@Table(name = "payments", indexes = @Index(columnList = "bookingId"))
class Payment {
    @Id
    @GeneratedValue
    UUID id;

    UUID bookingId;
    BigDecimal amount;
    String status = "pending";

    protected Payment() {}

    Payment(UUID bookingId, BigDecimal amount) {
        this.bookingId = bookingId;
        this.amount = amount;
    }
}
