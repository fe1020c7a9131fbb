package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.eventstore.PastEvents.Share;
import io.skybound.platform.serialization.Unreadable;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Counted;
import io.skybound.platform.testing.Counters.CounterOpened;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The past, shared among those who fold it. */
@DatabaseTest({PlatformOnly.class, Counters.class})
class PastEventsIT {
    private static final int COUNTERS = 40;
    private static final int COUNTS = 5;
    private static final String STREAM = "aggregate_identifier";

    @Autowired
    PastEvents past;

    @Autowired
    EventStore store;

    @Autowired
    JdbcTemplate sql;

    @BeforeEach
    void countsOfManyAreMixed() {
        sql.update("DELETE FROM events.domain_event_entry");
        for (int i = 0; i < COUNTERS; i++) {
            store.publish(event(i, 0, new CounterOpened("c" + i, "Ada", List.of())));
        }
        for (int n = 1; n <= COUNTS; n++) {
            for (int i = 0; i < COUNTERS; i++) {
                store.publish(event(i, n, new Counted("c" + i, n)));
            }
        }
    }

    @Test
    void everyEventIsInOneShare() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<String> share = places(new Share(Long.MAX_VALUE, Set.of(), STREAM, i, 3));
            assertThat(share).as("share %s", i).isNotEmpty();
            all.addAll(share);
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(COUNTERS * (COUNTS + 1));
    }

    @Test
    void whereEachEventIsAloneEveryShareIsAStretch() {
        long last = Objects.requireNonNull(
                sql.queryForObject("SELECT max(global_index) FROM events.domain_event_entry", Long.class));
        int shares = (int) (last / COUNTERS);
        List<List<String>> stretches = IntStream.range(0, shares)
                .mapToObj(i -> places(new Share(last, Set.of(), PastEvents.EACH_ALONE, i, shares)))
                .toList();

        assertThat(stretches).allSatisfy(stretch -> assertThat(stretch).hasSizeLessThan(2 * COUNTERS));
        assertThat(stretches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(places(new Share(last, Set.of(), null, 0, 1)));
    }

    @Test
    void whatBelongsTogetherComesTogetherInItsOrder() {
        List<String> one = places(new Share(Long.MAX_VALUE, Set.of(), STREAM, 0, 2)).stream()
                .limit(COUNTS + 1)
                .toList();
        String first = one.getFirst().substring(0, one.getFirst().indexOf(' '));
        assertThat(one)
                .containsExactly(first + " 0", first + " 1", first + " 2", first + " 3", first + " 4", first + " 5");
    }

    @Test
    void allOfItComesInTheOrderInWhichItHappened() {
        assertThat(places(new Share(Long.MAX_VALUE, Set.of(), null, 0, 1)))
                .startsWith("c0 0", "c1 0", "c2 0")
                .endsWith("c37 5", "c38 5", "c39 5");
    }

    @Test
    void endsWhereItIsToldAndLeavesOutWhatNobodyWants() {
        long third = Objects.requireNonNull(
                sql.queryForObject("SELECT min(global_index) + 2 FROM events.domain_event_entry", Long.class));

        assertThat(places(new Share(third, Set.of(), null, 0, 1))).containsExactly("c0 0", "c1 0", "c2 0");
        assertThat(places(new Share(Long.MAX_VALUE, Set.of("CounterOpened"), null, 0, 1)))
                .hasSize(COUNTERS * COUNTS)
                .startsWith("c0 1");
    }

    @Test
    void anEventThatCantBeReadIsHandedOver() {
        sql.update("UPDATE events.domain_event_entry SET payload_type = 'Unheard' WHERE aggregate_identifier = 'c7'"
                + " AND sequence_number = 3");
        List<Class<?>> types = new ArrayList<>();
        past.read(new Share(Long.MAX_VALUE, Set.of("CounterOpened"), STREAM, 0, 1), page -> {
            page.forEach(event -> types.add(event.getPayloadType()));
            return true;
        });
        assertThat(types).contains(Unreadable.class).hasSize(COUNTERS * COUNTS);
    }

    private List<String> places(Share share) {
        List<String> places = new ArrayList<>();
        past.read(share, page -> {
            page.forEach(event -> places.add(place(event)));
            return true;
        });
        return places;
    }

    private static String place(TrackedEventMessage<?> message) {
        var event = (DomainEventMessage<?>) message;
        assertThat(event.getPayload()).isNotNull();
        return event.getAggregateIdentifier() + " " + event.getSequenceNumber();
    }

    private static DomainEventMessage<?> event(int counter, int number, Object payload) {
        return new GenericDomainEventMessage<>("Counter", "c" + counter, number, payload);
    }
}
