package io.skybound.query.rebuild;

import io.skybound.query.readmodel.ReadModel;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Empty copies of a read model's tables, with the names that indexes and constraints have there. */
@Component
class ShadowTables {

    private final JdbcTemplate jdbc;

    ShadowTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void create(ReadModel model) {
        drop(model);
        model.tables().forEach(this::create);
    }

    void drop(ReadModel model) {
        model.tables().forEach(table -> jdbc.execute("DROP TABLE IF EXISTS read_next." + table));
    }

    /** Whether a migration has changed the tables since they were copied. */
    boolean areLikeTheOriginals(ReadModel model) {
        return model.tables().stream().allMatch(table -> columns("read", table).equals(columns("read_next", table)));
    }

    /** For the transaction at hand to commit: readers find either all of the old ones or all of the new ones. */
    void takeTheirPlace(ReadModel model) {
        for (String table : model.tables()) {
            jdbc.execute("DROP TABLE read." + table);
            jdbc.execute("ALTER TABLE read_next." + table + " SET SCHEMA read");
        }
    }

    private void create(String table) {
        jdbc.execute("CREATE TABLE read_next." + table + " (LIKE read." + table + " INCLUDING ALL EXCLUDING INDEXES)");
        strings(
                        "SELECT array_to_string(reloptions, ', ') FROM pg_class"
                                + " WHERE oid = ?::regclass AND reloptions IS NOT NULL",
                        "read." + table)
                .forEach(options -> jdbc.execute("ALTER TABLE read_next." + table + " SET (" + options + ")"));
        strings("SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ?::regclass", "read." + table)
                .forEach(index -> jdbc.execute(
                        index.replaceFirst(" ON (ONLY )?read\\." + table + " ", " ON read_next." + table + " ")));
        strings(
                        "SELECT format('%I %s USING INDEX %I', conname, CASE contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE'"
                                + " END, conname) FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('p', 'u')",
                        "read." + table)
                .forEach(key -> jdbc.execute("ALTER TABLE read_next." + table + " ADD CONSTRAINT " + key));
    }

    private List<String> columns(String schema, String table) {
        return strings(
                "SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull FROM pg_attribute a"
                        + " WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname",
                schema + "." + table);
    }

    private List<String> strings(String sql, String value) {
        return jdbc.query(sql, (row, number) -> Objects.requireNonNull(row.getString(1)), value);
    }
}
