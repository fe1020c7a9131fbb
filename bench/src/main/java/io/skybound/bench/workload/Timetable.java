package io.skybound.bench.workload;

import io.skybound.api.place.Airline;
import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import io.skybound.bench.machine.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** SkyBound's flights on sale, for a peer that is to search in the same ones; nobody has seats of them there. */
final class Timetable {
    private static final String FLIGHTS =
            "SELECT number, airline, origin, destination, departure, arrival, departure_date, aircraft,"
                    + " (cabins->'economy'->'price'->>'amount')::numeric, (cabins->'economy'->>'available')::int,"
                    + " (cabins->'economy'->>'available')::int FROM read.flight WHERE cabins->'economy' IS NOT NULL";
    private static final String INSERT =
            "INSERT INTO flights (flight_number, airline_id, origin_airport_id, destination_airport_id,"
                    + " departure_time, arrival_time, departure_date, aircraft_type, economy_price,"
                    + " economy_available, economy_seats, duration_minutes) SELECT ?, l.id, o.id, d.id, t.departure,"
                    + " t.arrival, ?, ?, ?, ?, ?, extract(epoch FROM t.arrival - t.departure) / 60"
                    + " FROM (SELECT ?::timestamptz AS departure, ?::timestamptz AS arrival) t, airlines l,"
                    + " airports o, airports d WHERE l.code = ? AND o.iata_code = ? AND d.iata_code = ?";

    private Timetable() {}

    /** "FROM TO YYYY-MM-DD" of flights that will not leave while this runs, in no order. */
    static List<String> routes(Database skyBound, int number) {
        return List.of(skyBound.text("SELECT string_agg(route, ',') FROM (SELECT origin || ' ' || destination || ' ' ||"
                        + " departure_date AS route FROM read.flight WHERE departure > now() + interval '2 days'"
                        + " AND status = 'scheduled' AND id NOT LIKE 'flt_bench%' ORDER BY md5(id) LIMIT " + number
                        + ") r")
                .split(","));
    }

    static long copy(Database from, Database to) {
        long copied = 0;
        try (Connection source = from.connect();
                Connection target = to.connect();
                Statement statement = source.createStatement();
                ResultSet flight = statement.executeQuery(FLIGHTS)) {
            target.setAutoCommit(false);
            places(target);
            try (PreparedStatement insert = target.prepareStatement(INSERT)) {
                while (flight.next()) {
                    insert.setString(1, flight.getString(1));
                    insert.setObject(2, flight.getObject(7));
                    insert.setString(3, flight.getString(8));
                    insert.setBigDecimal(4, flight.getBigDecimal(9));
                    insert.setInt(5, flight.getInt(10));
                    insert.setInt(6, flight.getInt(11));
                    insert.setTimestamp(7, flight.getTimestamp(5));
                    insert.setTimestamp(8, flight.getTimestamp(6));
                    insert.setString(9, flight.getString(2));
                    insert.setString(10, flight.getString(3));
                    insert.setString(11, flight.getString(4));
                    insert.addBatch();
                    if (++copied % 1_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            target.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        to.execute("ANALYZE");
        return copied;
    }

    private static void places(Connection target) throws SQLException {
        Places places = Places.load();
        try (PreparedStatement airline = target.prepareStatement(
                        "INSERT INTO airlines (code, name) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement airport = target.prepareStatement("INSERT INTO airports (iata_code, name, city,"
                        + " timezone) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Airline a : places.airlines()) {
                airline.setString(1, a.code());
                airline.setString(2, a.name());
                airline.addBatch();
            }
            for (Airport a : places.airports()) {
                airport.setString(1, a.iataCode());
                airport.setString(2, a.name());
                airport.setString(3, a.city());
                airport.setString(4, a.timeZone().getId());
                airport.addBatch();
            }
            airline.executeBatch();
            airport.executeBatch();
        }
    }
}
