package io.skybound.query.bookings;

import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import io.skybound.api.example.Example;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadSideTest
class BookingHistoryIT {

    private static final int HISTORIES = 40;
    private static final int LENGTH = 8;

    @Autowired
    private History history;

    @Autowired
    private BookingRows rows;

    @Autowired
    private BookingHistory bookings;

    @AfterEach
    void theClockIsTheExamplesAgain() {
        GenericEventMessage.clock = Example.CLOCK;
    }

    /** One event at a time, and after each the read model and the history must say the same, byte by byte. */
    @Test
    void saysWhatTheReadModelSaysAfterEachEvent() {
        List<GeneratedHistory> generated = LongStream.range(0, HISTORIES)
                .mapToObj(seed -> GeneratedHistory.of("bkg_gen_" + seed, seed, LENGTH))
                .toList();
        for (int version = 0; version < LENGTH; version++) {
            for (GeneratedHistory one : generated) {
                history.record(one.id(), one.events().get(version));
            }
            history.caughtUp(BookingProjection.NAME);
            for (GeneratedHistory one : generated) {
                BookingView row = Objects.requireNonNull(rows.find(one.id()));
                assertThat(row.version()).isEqualTo(version);
                assertThat(bookings.now(one.id())).isEqualTo(row);
                assertThat(bookings.atVersion(one.id(), version)).isEqualTo(row);
                assertThat(bookings.states(one.id(), version - 1)).containsExactly(row);
            }
        }
    }

    @Test
    void tellsWhatWasRecordedUntilAnInstant() {
        List<BookingEvent> events = GeneratedHistory.of("bkg_as_of", 7, 4).events();
        Instant noon = Example.NOW;
        for (int hour = 0; hour < 4; hour++) {
            Instant then = noon.plusSeconds(3600L * hour);
            GenericEventMessage.clock = Clock.fixed(then, ZoneOffset.UTC);
            history.record("bkg_as_of", events.get(hour));
        }

        assertThat(bookings.asOf("bkg_as_of", noon.minusNanos(1))).isNull();
        assertThat(versionAsOf(noon)).isZero();
        assertThat(versionAsOf(noon.plusSeconds(3599))).isZero();
        assertThat(versionAsOf(noon.plusSeconds(3600))).isEqualTo(1);
        assertThat(versionAsOf(noon.plusSeconds(86_400))).isEqualTo(3);
    }

    @Test
    void givesTheStatesAfterAVersion() {
        history.record(
                "bkg_states", GeneratedHistory.of("bkg_states", 3, 5).events().toArray());

        assertThat(bookings.states("bkg_states", -1))
                .extracting(BookingView::version)
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(bookings.states("bkg_states", 2))
                .extracting(BookingView::version)
                .containsExactly(3L, 4L);
        assertThat(bookings.states("bkg_states", 9)).isEmpty();
    }

    /** The engine would begin with it, and a state is no event. */
    @Test
    void readsPastSnapshots() {
        history.record(
                "bkg_long", GeneratedHistory.of("bkg_long", 5, 6).events().toArray());
        history.events()
                .storeSnapshot(
                        new GenericDomainEventMessage<>("Example", "bkg_long", 3, bookingCreated("bkg_long", "x")));

        assertThat(bookings.states("bkg_long", -1)).hasSize(6);
    }

    @Test
    void knowsNoVersionThatHasNotHappenedAndNothingThatIsNoBooking() {
        history.record("bkg_short", bookingCreated("bkg_short", "usr_1"));
        history.record("flt_history", flightScheduled("flt_history"));

        assertThat(bookings.atVersion("bkg_short", 1)).isNull();
        assertThat(bookings.now("bkg_never")).isNull();
        assertThat(bookings.now("flt_history")).isNull();
    }

    private long versionAsOf(Instant instant) {
        return Objects.requireNonNull(bookings.asOf("bkg_as_of", instant)).version();
    }
}
