package io.skybound.bench.peers.forupdate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "bookings")
class Booking {
    @Id
    @GeneratedValue
    UUID id;

    @Column(name = "booking_reference", unique = true)
    String reference;

    UUID flightId;
    BigDecimal totalAmount;
    String status = "pending";
    Instant createdAt = Instant.now();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "booking_id", nullable = false)
    List<Passenger> passengers = new ArrayList<>();

    protected Booking() {}

    Booking(String reference, UUID flightId, BigDecimal totalAmount, List<Passenger> passengers) {
        this.reference = reference;
        this.flightId = flightId;
        this.totalAmount = totalAmount;
        this.passengers.addAll(passengers);
    }

    @Entity
    @Table(name = "passengers", indexes = @Index(columnList = "booking_id"))
    static class Passenger {
        @Id
        @GeneratedValue
        Long id;

        String type;
        String firstName;
        String lastName;
        LocalDate dateOfBirth;
        String passportNumber;
        String nationality;
        String cabinClass;

        protected Passenger() {}

        Passenger(Request.Passenger p) {
            type = p.type();
            firstName = p.first_name();
            lastName = p.last_name();
            dateOfBirth = p.date_of_birth();
            passportNumber = p.passport_number();
            nationality = p.nationality();
            cabinClass = p.cabin_class();
        }
    }
}
