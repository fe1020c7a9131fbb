package io.skybound.query.flights;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.skybound.platform.processors.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import io.skybound.platform.signals.Signals;
import io.skybound.query.feed.Feed;
import io.skybound.query.feed.FeedHub;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ReadModel;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlightSearchProperties.class)
class FlightReadConfiguration {

    @Bean
    FlightRows flightRows(JdbcTemplate jdbc) {
        return new FlightRows(jdbc, ReadModel.SCHEMA);
    }

    @Bean
    FlightBoard flightBoard(
            FlightRows rows,
            PlatformTransactionManager transactions,
            Signals signals,
            Clock clock,
            FlightSearchProperties bounds) {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return new FlightBoard(rows, reading, signals::isConnected, clock, bounds.mostInMemory());
    }

    @Bean
    KeptFlights keptFlights(FlightRows rows, FlightBoard board, Signals signals) {
        KeptFlights kept = new KeptFlights(rows, board, signals);
        signals.listen(KeptFlights.CHANNEL, kept::hear);
        // A rebuilt read model tells everybody to look again.
        signals.listen(Arrival.CHANNEL, payload -> {
            if (payload.equals(Signals.LOOK_AGAIN)) {
                board.doubt();
            }
        });
        return kept;
    }

    @Bean
    FlightProjection flightProjection(PlaceNames places, KeptFlights rows, Signals signals) {
        return new FlightProjection(places, rows, Arrival.toEverybody(signals));
    }

    @Bean
    MeterBinder flightBoardMeters(FlightBoard board) {
        return registry -> Gauge.builder("skybound.search.flights", board, FlightBoard::size)
                .description("Flights kept in memory for searches")
                .register(registry);
    }

    @Bean
    ReadModel flightReadModel(PlaceNames places, JdbcTemplate jdbc) {
        return new ReadModel(
                FlightProjection.NAME,
                List.of("flight"),
                FlightProjection.TOGETHER,
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

    @Bean
    Feed flightChangesFeed(FeedHub hub, FlightRows flights, PlaceNames places, Signals signals) {
        FlightChangesSource changes = new FlightChangesSource(flights, places);
        Feed feed = hub.feed(changes);
        signals.listen(Arrival.CHANNEL, payload -> {
            if (payload.equals(Signals.LOOK_AGAIN)) {
                changes.doubt();
            } else {
                changes.hear(Arrival.parse(payload));
            }
        });
        // It hears in this order, so what is told of is there.
        return feed.follow(signals, FlightProjection.NAME, flight -> FlightChangesSource.ALL, flight -> Long.MAX_VALUE);
    }

    /** Everybody may look for flights; the board of a whole day is for operations. */
    @Bean
    AccessRules flightReadAccess() {
        return AccessRules.rules()
                .anyone(HttpMethod.POST, "/flights/search", "/search/optimize")
                .anyone(HttpMethod.GET, "/flights/{id}", "/flights/{id}/availability", "/flights/{id}/status")
                .role(Roles.OPS, HttpMethod.GET, "/ops/flights", "/ops/flights/stream");
    }
}
