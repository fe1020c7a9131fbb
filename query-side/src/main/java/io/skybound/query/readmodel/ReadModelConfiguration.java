package io.skybound.query.readmodel;

import io.skybound.api.place.Places;
import io.skybound.platform.database.Schema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    Schema readSchema() {
        return new Schema("read");
    }

    @Bean
    PlaceNames placeNames() {
        return new PlaceNames(Places.load());
    }

    @Bean
    Arrivals arrivals() {
        return new Arrivals();
    }

    @Bean
    WaitingReads waitingReads(Arrivals arrivals, EventStore events) {
        return new WaitingReads(arrivals, id -> events.lastSequenceNumberFor(id).isPresent());
    }
}
