package io.skybound.query.rebuild;

import io.skybound.platform.database.Unhurried;
import io.skybound.query.readmodel.ReadModel;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Empty copies of a read model's tables, with the names that indexes and constraints have there, and what their processor
 * keeps of its own. What only readers need comes when the copy is filled: an index is made at once for less than row by row.
 */
@Component
class ShadowTables {

    /** Of a table, those that its copy has not. */
    private static final String INDEXES = "SELECT pg_get_indexdef(indexrelid) FROM pg_index"
            + " JOIN pg_class ON pg_class.oid = indexrelid WHERE indrelid = ?::regclass"
            + " AND to_regclass('read_next.' || quote_ident(relname)) IS NULL";

    private final JdbcTemplate jdbc;
    private final DataSource database;

    ShadowTables(JdbcTemplate jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Ready to be filled. */
    void create(ReadModel model) {
        drop(model);
        model.tables().forEach(this::create);
        if (model.comesBackToRows()) {
            model.tables().forEach(table -> index(table, INDEXES + " AND indisunique", jdbc));
        }
    }

    /** Ready to be read, however long that takes. */
    void complete(ReadModel model) {
        try {
            Unhurried.run(database, connection -> {
                JdbcTemplate unhurried = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                model.tables().forEach(table -> index(table, INDEXES, unhurried));
                model.tables().forEach(table -> constrain(table, unhurried));
            });
        } catch (SQLException e) {
            throw new IllegalStateException("The copy of " + model.projection() + " can't be completed", e);
        }
    }

    /** With what the processor of an earlier rebuild has left. */
    void drop(ReadModel model) {
        forgetProcessor(model);
        model.tables().forEach(table -> jdbc.execute("DROP TABLE IF EXISTS read_next." + table));
    }

    /** Whether a migration has changed the tables since they were copied. */
    boolean areLikeTheOriginals(ReadModel model) {
        return model.tables().stream().allMatch(table -> columns("read", table).equals(columns("read_next", table)));
    }

    /**
     * Has autovacuum give way, which takes a second, and keeps it away until the end of the transaction at hand. Readers and
     * writers notice nothing. It would not give way to somebody who waits for less.
     */
    void withoutVacuum(ReadModel model) {
        for (String table : model.tables()) {
            jdbc.execute("LOCK TABLE read." + table + ", read_next." + table + " IN SHARE UPDATE EXCLUSIVE MODE");
        }
    }

    /** For the transaction at hand to commit: readers find either all of the old ones or all of the new ones. */
    void takeTheirPlace(ReadModel model) {
        for (String table : model.tables()) {
            jdbc.execute("DROP TABLE read." + table);
            jdbc.execute("ALTER TABLE read_next." + table + " SET SCHEMA read");
        }
        jdbc.update("DELETE FROM process.dead_letter_entry WHERE processing_group = ?", model.projection());
        jdbc.update(
                "UPDATE process.dead_letter_entry SET processing_group = ? WHERE processing_group = ?",
                model.projection(),
                model.shadow());
        forgetProcessor(model);
    }

    private void forgetProcessor(ReadModel model) {
        jdbc.update("DELETE FROM process.token_entry WHERE processor_name = ?", model.shadow());
        jdbc.update("DELETE FROM process.dead_letter_entry WHERE processing_group = ?", model.shadow());
    }

    private void create(String table) {
        jdbc.execute("CREATE TABLE read_next." + table + " (LIKE read." + table + " INCLUDING ALL EXCLUDING INDEXES)");
        strings(
                        jdbc,
                        "SELECT array_to_string(reloptions, ', ') FROM pg_class"
                                + " WHERE oid = ?::regclass AND reloptions IS NOT NULL",
                        "read." + table)
                .forEach(options -> jdbc.execute("ALTER TABLE read_next." + table + " SET (" + options + ")"));
    }

    private static void index(String table, String indexes, JdbcTemplate jdbc) {
        strings(jdbc, indexes, "read." + table)
                .forEach(index -> jdbc.execute(
                        index.replaceFirst(" ON (ONLY )?read\\." + table + " ", " ON read_next." + table + " ")));
    }

    private static void constrain(String table, JdbcTemplate jdbc) {
        strings(
                        jdbc,
                        "SELECT format('%I %s USING INDEX %I', conname, CASE contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE'"
                                + " END, conname) FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('p', 'u')",
                        "read." + table)
                .forEach(key -> jdbc.execute("ALTER TABLE read_next." + table + " ADD CONSTRAINT " + key));
    }

    private List<String> columns(String schema, String table) {
        return strings(
                jdbc,
                "SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull FROM pg_attribute a"
                        + " WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname",
                schema + "." + table);
    }

    private static List<String> strings(JdbcTemplate jdbc, String sql, String value) {
        return jdbc.query(sql, (row, number) -> Objects.requireNonNull(row.getString(1)), value);
    }
}
