package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.query.flights.FlightRow.Plan;
import io.skybound.query.flights.FlightRow.Times;
import io.skybound.query.flights.FlightRow.Today;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.ColumnsOf;
import io.skybound.query.readmodel.ViewJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.core.type.TypeReference;

/** The table read.flight. */
final class FlightRows implements BatchFold.Rows<FlightRow> {

    private static final TypeReference<Map<Cabin, CabinView>> CABINS = new TypeReference<>() {};

    private static final String COLUMNS = "id, number, airline, origin, destination, departure, arrival,"
            + " departure_date, status, gate, terminal, aircraft, cabins, version, seats_version, updated_at";

    private static final String SAVE = "INSERT INTO %s.flight (" + COLUMNS + ") SELECT * FROM unnest("
            + "?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::date[], ?, ?, ?, ?, ?::json[], ?, ?, ?::timestamptz[])"
            + " ON CONFLICT (id) DO UPDATE SET departure = excluded.departure, arrival = excluded.arrival,"
            + " departure_date = excluded.departure_date, status = excluded.status, gate = excluded.gate,"
            + " terminal = excluded.terminal, cabins = excluded.cabins, version = excluded.version,"
            + " seats_version = excluded.seats_version, updated_at = excluded.updated_at";

    private static final String ON_ROUTE = "origin = ? AND destination = ? AND departure_date = ? AND departure > ?"
            + " AND status NOT IN ('cancelled', 'arrived')";

    private static final int PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final String save;
    private final String select;

    /** @param schema where the table is */
    FlightRows(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.save = SAVE.formatted(schema);
        this.select = "SELECT " + COLUMNS + " FROM " + schema + ".flight WHERE ";
    }

    @Nullable
    FlightRow find(String id) {
        List<FlightRow> rows = jdbc.query(select + "id = ?", FlightRows::row, id);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    @Override
    public Map<String, FlightRow> find(Collection<String> ids) {
        Map<String, FlightRow> found = new HashMap<>();
        jdbc.query(select + "id = ANY (?)", FlightRows::row, (Object) ids.toArray(String[]::new))
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    /** Flights that can still be taken that day, local to the origin. */
    List<FlightRow> onRoute(String origin, String destination, LocalDate date, Instant now) {
        return jdbc.query(select + ON_ROUTE, FlightRows::row, origin, destination, date, now.atOffset(ZoneOffset.UTC));
    }

    /** So many flights from that day on, the nearest days first. Takes them a few at a time if it has a transaction. */
    void forEachFrom(LocalDate date, int most, Consumer<FlightRow> flight) {
        jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement(select + "departure_date >= ? ORDER BY departure_date LIMIT ?");
                    statement.setFetchSize(PAGE);
                    statement.setObject(1, date);
                    statement.setInt(2, most);
                    return statement;
                },
                (RowCallbackHandler) found -> flight.accept(row(found, 0)));
    }

    /** So many flights of a day, local to the origin, in the order of their departure, from after that one on. */
    List<FlightRow> ofDay(FlightDay day, OffsetDateTime afterDeparture, String afterId, int most) {
        StringBuilder where = new StringBuilder("departure_date = ? AND (departure, id) > (?, ?)");
        List<Object> values = new ArrayList<>(List.of(day.date(), afterDeparture, afterId));
        if (day.airport() != null) {
            where.append(" AND ? IN (origin, destination)");
            values.add(day.airport());
        }
        if (day.status() != null) {
            where.append(" AND status = ?");
            values.add(day.status().wire());
        }
        if (day.number() != null) {
            where.append(" AND number = ?");
            values.add(day.number());
        }
        values.add(most);
        return jdbc.query(select + where + " ORDER BY departure, id LIMIT ?", FlightRows::row, values.toArray());
    }

    @Override
    public void save(Collection<FlightRow> rows) {
        jdbc.update(
                save,
                new ColumnsOf<>(rows)
                        .text(FlightRow::id)
                        .text(row -> row.plan().number())
                        .text(row -> row.plan().airline())
                        .text(row -> row.plan().origin())
                        .text(row -> row.plan().destination())
                        .time(row -> row.times().departure())
                        .time(row -> row.times().arrival())
                        .text(row -> row.times().date())
                        .text(row -> row.today().status().wire())
                        .text(row -> row.today().gate())
                        .text(row -> row.today().terminal())
                        .text(row -> row.plan().aircraft())
                        .text(row -> ViewJson.write(row.cabins()))
                        .number(FlightRow::version)
                        .number(FlightRow::seatsVersion)
                        .time(FlightRow::updatedAt)
                        .arguments());
    }

    @Override
    public BatchFold.News news(FlightRow row) {
        return new BatchFold.News(row.version(), "");
    }

    @Override
    public String rowOf(String stream) {
        return FlightProjection.flightOf(stream);
    }

    private static FlightRow row(ResultSet found, int number) throws SQLException {
        return new FlightRow(
                text(found, "id"),
                new Plan(
                        text(found, "number"),
                        text(found, "airline"),
                        text(found, "origin"),
                        text(found, "destination"),
                        text(found, "aircraft")),
                new Times(
                        instant(found, "departure"),
                        instant(found, "arrival"),
                        found.getObject("departure_date", LocalDate.class)),
                new Today(FlightStatus.of(text(found, "status")), found.getString("gate"), found.getString("terminal")),
                ViewJson.mapper().readValue(text(found, "cabins"), CABINS),
                found.getLong("version"),
                found.getLong("seats_version"),
                instant(found, "updated_at"));
    }

    private static String text(ResultSet found, String column) throws SQLException {
        return Objects.requireNonNull(found.getString(column));
    }

    private static Instant instant(ResultSet found, String column) throws SQLException {
        return found.getObject(column, OffsetDateTime.class).toInstant();
    }
}
