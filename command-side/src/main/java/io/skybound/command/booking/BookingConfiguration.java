package io.skybound.command.booking;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.skybound.platform.database.Schema;
import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may book, how a booking is kept from being made twice, and where references get their numbers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FareProperties.class)
class BookingConfiguration {

    @Bean
    Schema bookingSchema() {
        return new Schema("booking");
    }

    @Bean
    AccessRules bookingCommandAccess() {
        return AccessRules.rules()
                .role(Roles.TRAVELLER, GET, "/bookings/{id}/cancellation")
                .role(Roles.TRAVELLER, POST, "/bookings")
                .role(Roles.TRAVELLER, PUT, "/bookings/{id}")
                .role(Roles.TRAVELLER, DELETE, "/bookings/{id}");
    }

    /** Long enough to have forgotten nobody whose holds are still there, with the longest time to pay that is usual. */
    @Bean
    UnpaidHolds unpaidHolds(@Value("${skybound.booking.most-unpaid:20}") int most) {
        return new UnpaidHolds(most, Duration.ofMinutes(30));
    }

    @Bean
    IdempotentPaths bookingCommandKeys() {
        return IdempotentPaths.paths()
                .required(POST, "/bookings")
                .optional(PUT, "/bookings/{id}")
                .optional(DELETE, "/bookings/{id}");
    }
}
