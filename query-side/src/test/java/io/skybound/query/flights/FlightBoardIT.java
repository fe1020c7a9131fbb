package io.skybound.query.flights;

import static io.skybound.api.example.ExampleFlight.AIRCRAFT;
import static io.skybound.api.example.ExampleFlight.CABINS;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.api.example.Example;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.place.Places;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.signals.Signals;
import io.skybound.query.flights.FlightSearch.Page;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is searched in memory is what the table has. Between Oslo, Bergen and Tokyo, so that other tests don't meet it. */
@ReadSideTest
class FlightBoardIT {

    private static final List<String> AIRPORTS = List.of("OSL", "BGO", "HND");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 10);
    private static final int DAYS = 3;
    private static final int FLIGHTS = 60;

    @Autowired
    private History history;

    @Autowired
    private FlightBoard board;

    @Autowired
    private FlightRows table;

    @Autowired
    private PlaceNames places;

    @Autowired
    private Signals signals;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Random chance = new Random(20261125);
    private final List<FlightRow> before = new ArrayList<>();

    @BeforeEach
    void someFlights() {
        if (history.events().lastSequenceNumberFor("flt_board_0").isPresent()) {
            return;
        }
        IntStream.range(0, FLIGHTS).forEach(this::schedule);
        history.caughtUp(FlightProjection.NAME);
        awaitMemory();
    }

    /** Other tests compare the table with the events. */
    @AfterEach
    void asTheEventsHaveIt() {
        if (!before.isEmpty()) {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> table.save(before));
            board.doubt();
            awaitMemory();
        }
    }

    @Test
    void findsWhatTheTableHasWhateverHappens() {
        for (int round = 0; round < 25; round++) {
            IntStream.range(0, 8).forEach(change -> change(chance.nextInt(FLIGHTS)));
            history.caughtUp(FlightProjection.NAME);
            assertThat(isInMemory()).isTrue();
            IntStream.range(0, 20).forEach(search -> compare(search()));
        }
        history.rebuild(FlightProjection.NAME);
        IntStream.range(0, 20).forEach(search -> compare(search()));
        awaitMemory();
        IntStream.range(0, 50).forEach(search -> compare(search()));
    }

    /** The table is looked at first, so what it has must be in memory by then. */
    @Test
    void isNeverOlderThanTheTable() {
        Thread changing = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 400; i++) {
                change(i % 4);
            }
        });
        int looks = 0;
        while (changing.isAlive() || looks < 400) {
            String id = "flt_board_" + looks++ % 4;
            FlightRow before = requireNonNull(table.find(id));
            ListedFlight listed = requireNonNull(board.find(id, 0));
            assertThat(listed.row().isAsFarAs(before.version(), before.seatsVersion()))
                    .as("%s is not older than %s", listed.row(), before)
                    .isTrue();
        }
    }

    @Test
    void hearsOfWhatAnotherProcessHasProjected() {
        FlightRow row = elsewhere("flt_board_5", 1);
        signals.notify(KeptFlights.CHANNEL, row.id() + " " + row.version() + " " + row.seatsVersion());

        awaitShown(row);
        assertThat(isInMemory()).isTrue();
    }

    @Test
    void readsAllAgainWhenSignalsWereLost() {
        FlightRow row = elsewhere("flt_board_6", 1);
        jdbc.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'skybound-signals' AND datname = current_database()",
                found -> {});

        awaitShown(row);
        awaitMemory();
        compareAll();
    }

    @Test
    void leavesWhatDoesNotFitToTheTable() {
        int most = FLIGHTS / 2;
        try (FlightBoard small =
                new FlightBoard(table, new TransactionTemplate(transactions), () -> true, Example.CLOCK, most)) {
            small.doubt();
            await().until(() -> small.size() > 0);

            assertThat(small.size()).isLessThanOrEqualTo(most);
            for (int i = 0; i < 100; i++) {
                FlightSearch search = search();
                assertThat(json(search.find(small, Example.NOW)))
                        .isEqualTo(json(search.find(fromTable(), Example.NOW)));
            }
        }
    }

    @Test
    void asksTheTableWhileItCanNotHear() {
        try (FlightBoard deaf =
                new FlightBoard(table, new TransactionTemplate(transactions), () -> false, Example.CLOCK, FLIGHTS)) {
            deaf.doubt();
            await().until(() -> deaf.size() > 0);
            FlightRow row = elsewhere("flt_board_7", 1);

            assertThat(requireNonNull(deaf.find(row.id(), 0)).row()).isEqualTo(row);
        }
    }

    /** As if another process had projected one more sale. */
    private FlightRow elsewhere(String id, int free) {
        before.add(requireNonNull(table.find(id)));
        jdbc.update(
                "UPDATE read.flight SET cabins = jsonb_set(cabins::jsonb, '{economy,available}', to_jsonb(?))::json,"
                        + " seats_version = seats_version + 1 WHERE id = ?",
                free,
                id);
        return requireNonNull(table.find(id));
    }

    private void awaitShown(FlightRow row) {
        await().pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(board.find(row.id(), 0))
                        .extracting(ListedFlight::row)
                        .isEqualTo(row));
    }

    private void awaitMemory() {
        await().pollInterval(Duration.ofMillis(5)).until(this::isInMemory);
    }

    /** The table makes each answer anew. */
    private boolean isInMemory() {
        ListedFlight found = board.find("flt_board_0", 0);
        return found != null && found == board.find("flt_board_0", 0);
    }

    private void compareAll() {
        IntStream.range(0, 50).forEach(search -> compare(search()));
    }

    private void compare(FlightSearch search) {
        assertThat(json(search.find(board, Example.NOW)))
                .as("%s", search)
                .isEqualTo(json(search.find(fromTable(), Example.NOW)));
    }

    private Timetable fromTable() {
        return (origin, destination, date, now) -> table.onRoute(origin, destination, date, now).stream()
                .map(ListedFlight::new)
                .toList();
    }

    private String json(Page page) {
        return new String(FlightJson.array(page.hits(), true, places).utf8(), StandardCharsets.UTF_8) + page.next();
    }

    private FlightSearch search() {
        String from = AIRPORTS.get(chance.nextInt(AIRPORTS.size()));
        String to = AIRPORTS.get((AIRPORTS.indexOf(from) + 1 + chance.nextInt(AIRPORTS.size() - 1)) % AIRPORTS.size());
        LocalDate out = FIRST_DAY.plusDays(chance.nextInt(DAYS + 2) - 1);
        return new FlightSearch(
                Places.load().airport(from).orElseThrow(),
                Places.load().airport(to).orElseThrow(),
                out,
                chance.nextBoolean() ? out.plusDays(chance.nextInt(2)) : null,
                1 + chance.nextInt(9),
                one(chance.nextInt(3)),
                FlightSort.values()[chance.nextInt(FlightSort.values().length)],
                1 + chance.nextInt(10),
                null);
    }

    private static @Nullable Cabin one(int number) {
        return number == 0 ? Cabin.ECONOMY : number == 1 ? Cabin.BUSINESS : null;
    }

    private void schedule(int number) {
        String id = "flt_board_" + number;
        String from = AIRPORTS.get(number % AIRPORTS.size());
        String to = AIRPORTS.get((number + 1 + number / AIRPORTS.size() % 2) % AIRPORTS.size());
        Instant departure = departure();
        history.record(
                id,
                new FlightScheduled(
                        id,
                        "DY" + number,
                        "DY",
                        from,
                        to,
                        departure,
                        departure.plusSeconds(7200),
                        AIRCRAFT,
                        CABINS,
                        Example.NOW.plusNanos(number * 1_111L)));
        history.record(inventoryOf(id), new SalesOpened(id, Map.of(Cabin.ECONOMY, 10, Cabin.BUSINESS, 2), Example.NOW));
    }

    private void change(int number) {
        String id = "flt_board_" + number;
        Instant at = Example.NOW.plusNanos(chance.nextInt(1_000_000_000));
        switch (chance.nextInt(8)) {
            case 0 -> {
                Instant departure = departure();
                history.record(
                        id,
                        new FlightRescheduled(
                                id, departure, departure.plusSeconds(7300), departure, departure, null, at));
            }
            case 1 -> history.record(id, new GateAssigned(id, "G" + chance.nextInt(90), null, at));
            case 2 -> {
                if (number > 20) {
                    history.record(id, new FlightCancelled(id, "weather", at));
                }
            }
            default ->
                history.record(
                        inventoryOf(id),
                        new SeatsReserved(
                                id,
                                "bkg_1",
                                Map.of(Cabin.ECONOMY, 1),
                                Map.of(Cabin.ECONOMY, chance.nextInt(11), Cabin.BUSINESS, chance.nextInt(3)),
                                at));
        }
    }

    /** Any time of these days, to the nanosecond. */
    private Instant departure() {
        return FIRST_DAY
                .atStartOfDay()
                .plusMinutes(chance.nextInt(DAYS * 24 * 60))
                .plusNanos(chance.nextInt(1_000_000_000))
                .toInstant(ZoneOffset.UTC);
    }
}
