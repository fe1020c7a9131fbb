package io.skybound.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates each owner's schema with a history of its own, one process after the other, after the database has shown that it keeps its word; then takes
 * over what a dead process has left, if there is nobody else who might be it.
 */
record Migrations(List<Schema> schemas, List<Takeover> takeovers, boolean allowUnsafe)
        implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway configured) {
        if (!allowUnsafe) {
            Durability.demandOf(configured.getConfiguration().getDataSource());
        }
        DataSource database = configured.getConfiguration().getDataSource();
        try (MigrationTurn mine = MigrationTurn.await(database)) {
            schemas.forEach(schema -> migrate(schema, configured));
        }
        takeOver(database);
    }

    private static void migrate(Schema schema, Flyway configured) {
        Flyway.configure(configured.getConfiguration().getClassLoader())
                .configuration(configured.getConfiguration())
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .locations("classpath:db/" + schema.name())
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private void takeOver(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Takeover takeover : takeovers) {
                statement.execute(takeover.sql());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What the last process left behind can't be taken over", e);
        }
    }
}
