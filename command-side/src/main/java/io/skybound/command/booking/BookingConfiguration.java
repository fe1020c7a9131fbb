package io.skybound.command.booking;

import io.skybound.platform.database.Schema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FareProperties.class)
class BookingConfiguration {

    /** Holds nothing but the numbers behind booking references. */
    @Bean
    Schema bookingSchema() {
        return new Schema("booking");
    }
}
