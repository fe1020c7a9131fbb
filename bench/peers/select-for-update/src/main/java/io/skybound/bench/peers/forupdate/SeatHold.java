package io.skybound.bench.peers.forupdate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The seats that a booking has on a flight; one booking, one flight. */
@Entity
@Table(name = "seat_holds", indexes = @Index(columnList = "flightId"))
class SeatHold implements Persistable<UUID> {
    @Id
    UUID bookingId;

    UUID flightId;
    int seats;

    protected SeatHold() {}

    SeatHold(UUID bookingId, UUID flightId, int seats) {
        this.bookingId = bookingId;
        this.flightId = flightId;
        this.seats = seats;
    }

    @Override
    public @Nullable UUID getId() {
        return bookingId;
    }

    /** Never saved twice, so that saving needs no look whether it is there. */
    @Override
    public boolean isNew() {
        return true;
    }
}
