package io.skybound.query.readmodel;

import io.skybound.api.place.Places;
import io.skybound.platform.database.Schema;
import io.skybound.platform.signals.Signals;
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
    Arrivals arrivals(Signals signals) {
        Arrivals arrivals = new Arrivals();
        signals.listen(Arrival.CHANNEL, arrivals::hear);
        return arrivals;
    }

    @Bean
    WaitingReads waitingReads(Arrivals arrivals, EventStore events) {
        return new WaitingReads(arrivals, id -> events.lastSequenceNumberFor(id).isPresent());
    }
}
