package io.skybound.query.flights;

import io.skybound.platform.messaging.Processors;
import io.skybound.platform.messaging.Signals;
import io.skybound.platform.security.AccessRules;
import io.skybound.query.feed.Feed;
import io.skybound.query.feed.FeedHub;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ReadModel;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class FlightReadConfiguration {

    @Bean
    FlightRows flightRows(JdbcTemplate jdbc) {
        return new FlightRows(jdbc, ReadModel.SCHEMA);
    }

    @Bean
    FlightProjection flightProjection(PlaceNames places, FlightRows rows, Signals signals) {
        return new FlightProjection(places, rows, Arrival.toEverybody(signals));
    }

    @Bean
    ReadModel flightReadModel(PlaceNames places, JdbcTemplate jdbc) {
        return new ReadModel(
                FlightProjection.NAME,
                List.of("flight"),
                schema -> new FlightProjection(places, new FlightRows(jdbc, schema), Arrival.TO_NOBODY));
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

    @Bean
    Feed flightStatusFeed(FeedHub hub, EventStore events, PlaceNames places, Signals signals) {
        return hub.feed(new FlightStatusSource(events, places))
                .follow(signals, FlightProjection.NAME, Arrival::id, Arrival::version);
    }

    /** Everybody may look for flights. */
    @Bean
    AccessRules flightReadAccess() {
        return AccessRules.rules()
                .anyone(HttpMethod.POST, "/flights/search", "/search/optimize")
                .anyone(HttpMethod.GET, "/flights/{id}", "/flights/{id}/availability", "/flights/{id}/status");
    }
}
