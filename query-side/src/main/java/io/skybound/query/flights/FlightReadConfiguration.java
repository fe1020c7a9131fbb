package io.skybound.query.flights;

import io.skybound.platform.messaging.Processors;
import io.skybound.platform.security.AccessRules;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class FlightReadConfiguration {

    @Bean
    FlightRows flightRows(JdbcTemplate jdbc) {
        return new FlightRows(jdbc);
    }

    @Bean
    ConfigurerModule flightProcessor() {
        return Processors.projection(FlightProjection.NAME);
    }

    @Bean
    ConfigurerModule flightSequence() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(FlightProjection.NAME, axon -> FlightProjection::sequence);
    }

    /** Everybody may look for flights. */
    @Bean
    AccessRules flightReadAccess() {
        return AccessRules.rules()
                .anyone(HttpMethod.POST, "/flights/search")
                .anyone(HttpMethod.GET, "/flights/{id}", "/flights/{id}/availability");
    }
}
