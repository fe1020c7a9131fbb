package io.skybound.process.booking;

import io.skybound.platform.processors.Processors;
import io.skybound.process.mail.Outbox;
import io.skybound.process.steps.Compensation;
import io.skybound.process.steps.Renewal;
import io.skybound.process.steps.Steps;
import io.skybound.process.steps.WhenRefused;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookingProcessConfiguration.Properties.class)
class BookingProcessConfiguration {

    /** @param hold how long seats are held for a traveller who has not paid yet */
    @ConfigurationProperties("skybound.booking")
    record Properties(@DefaultValue("PT15M") Duration hold) {}

    @Bean
    ConfigurerModule bookingProcesses() {
        return Processors.processes(BookingSaga.PROCESSOR, BookingSaga.class, "bookingId");
    }

    @Bean
    WhenRefused bookingRefusals() {
        return Setbacks::whenRefused;
    }

    @Bean
    Compensation bookingCompensation() {
        return Setbacks::compensation;
    }

    @Bean
    Renewal bookingRenewal() {
        return Setbacks::renewed;
    }

    @Bean
    BookingTools bookingTools(Steps steps, Outbox outbox, Clock clock, Properties properties) {
        return new BookingTools(steps, outbox, clock, properties.hold());
    }
}
