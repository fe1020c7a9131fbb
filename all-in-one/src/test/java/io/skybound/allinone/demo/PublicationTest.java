package io.skybound.allinone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.place.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final DemoSchedule schedule = new DemoSchedule(Places.load());
    private final Set<String> scheduled = new HashSet<>();
    private final List<LocalDate> published = new ArrayList<>();
    private final List<ScheduleFlight> sold = new ArrayList<>();
    private int failAt = Integer.MAX_VALUE;
    private int stopAt = Integer.MAX_VALUE;

    private final Publication publication =
            new Publication(schedule, scheduled::contains, this::publish, () -> published.size() >= stopAt);

    @Test
    void publishesTheNearestDaysFirst() {
        publish(TODAY.plusDays(1), TODAY.plusDays(3));

        assertThat(published).containsExactly(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3));
    }

    @Test
    void publishesADayOnce() {
        publish(TODAY.plusDays(1), TODAY.plusDays(2));
        publish(TODAY.plusDays(1), TODAY.plusDays(3));

        assertThat(published).containsExactly(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3));
    }

    @Test
    void goesOnWhereACrashStoppedIt() {
        failAt = 2;
        assertThatThrownBy(() -> publish(TODAY.plusDays(1), TODAY.plusDays(4)))
                .isInstanceOf(IllegalStateException.class);
        failAt = Integer.MAX_VALUE;

        publish(TODAY.plusDays(1), TODAY.plusDays(4));

        assertThat(published)
                .containsExactly(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3), TODAY.plusDays(4));
    }

    @Test
    void stopsBetweenTwoDays() {
        stopAt = 2;

        publish(TODAY.plusDays(1), TODAY.plusDays(9));

        assertThat(published).hasSize(2);
    }

    @Test
    void sellsNothingThatHasLeft() {
        publish(TODAY.minusDays(1), TODAY.plusDays(1));

        assertThat(sold).allSatisfy(flight -> assertThat(flight.departure()).isAfter(NOON));
        assertThat(sold).hasSize((int) schedule.count(TODAY.minusDays(1), TODAY.plusDays(1), NOON));
        assertThat(sold.size()).isLessThan(2 * schedule.timetable().size());
    }

    @Test
    void asksForTheLastFlightOfADay() {
        assertThat(schedule.lastFlightOn(TODAY).idOn(TODAY))
                .isEqualTo(schedule.flightsOn(TODAY, NOON).getLast().flightId());
    }

    @Test
    void tellsProgressInTenths() {
        List<String> lines = new ArrayList<>();
        var progress = new Progress(30_000, lines::add);

        for (int day = 0; day < 60; day++) {
            progress.add(500, true);
        }

        assertThat(lines)
                .hasSize(10)
                .startsWith("Demo schedule: 3,000 of 30,000 flights")
                .endsWith("Demo schedule: 30,000 of 30,000 flights");
    }

    @Test
    void isSilentAboutWhatWasThereBefore() {
        List<String> lines = new ArrayList<>();
        var progress = new Progress(1_000, lines::add);

        progress.add(900, false);
        progress.add(100, true);

        assertThat(lines).containsExactly("Demo schedule: 1,000 of 1,000 flights");
    }

    @Test
    void welcomesWithAddressesAndAccounts() {
        assertThat(Welcome.at(8080, true))
                .containsPattern("http://localhost:8080\\s")
                .contains("http://localhost:8080/swagger-ui.html", "http://localhost:8080/dev/mailbox")
                .contains("ada@skybound.example", "ops@skybound.example", "auditor@skybound.example", "fly-high-2026");
    }

    @Test
    void promisesNoAccountsWhereAnotherIssuerVouches() {
        assertThat(Welcome.at(8080, false)).contains("swagger-ui.html").doesNotContain("fly-high-2026");
    }

    private void publish(LocalDate first, LocalDate last) {
        publication.publish(first, last, NOON, (flights, sinceNow) -> {});
    }

    private void publish(PublishSchedule day) {
        if (published.size() == failAt) {
            throw new IllegalStateException("crash");
        }
        published.add(day.date());
        sold.addAll(day.flights());
        day.flights().forEach(flight -> scheduled.add(flight.flightId()));
    }
}
