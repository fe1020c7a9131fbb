package io.skybound.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Does this database still know after a power cut what it has acknowledged before? */
final class Durability {
    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    static void demandOf(DataSource database) {
        List<String> off = settingsThatAreOff(database);
        if (!off.isEmpty()) {
            throw new StartRefused("The database may forget bookings that it has acknowledged ("
                    + String.join(", ", off) + " off): switch that on,"
                    + " or accept it with skybound.database.allow-unsafe=true.");
        }
    }

    static List<String> settingsThatAreOff(DataSource database) {
        List<String> off = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
                    if (value.next() && value.getString(1).equals("off")) {
                        off.add(setting);
                    }
                }
            }
            return off;
        } catch (SQLException e) {
            throw new StartRefused("SkyBound can't reach its database: " + e.getMessage() + ".", e);
        }
    }
}
