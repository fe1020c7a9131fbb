package io.skybound.bench.peers.forupdate;

import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The small domain as most would write it: rows, a transaction for each request, and a lock on the flight that sells. */
@SpringBootApplication
public class ForUpdate {
    public static void main(String[] args) {
        SpringApplication.run(ForUpdate.class, args);
    }

    @Bean
    ObjLongConsumer<String> holdSeat(Bookings bookings) {
        return (flight, n) -> bookings.hold(UUID.fromString(flight), new UUID(1, n), 1);
    }

    @Bean
    ObjLongConsumer<String> createBooking(Bookings bookings) {
        return (flight, n) -> bookings.record(UUID.fromString(flight), Request.example());
    }
}
