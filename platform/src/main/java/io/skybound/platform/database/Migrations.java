package io.skybound.platform.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Migrates each owner's schema with a history of its own, after the database has shown that it keeps its word. */
record Migrations(List<Schema> schemas, boolean allowUnsafe) implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway configured) {
        if (!allowUnsafe) {
            Durability.demandOf(configured.getConfiguration().getDataSource());
        }
        for (Schema schema : schemas) {
            Flyway.configure(configured.getConfiguration().getClassLoader())
                    .configuration(configured.getConfiguration())
                    .schemas(schema.name())
                    .defaultSchema(schema.name())
                    .locations("classpath:db/" + schema.name())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }
}
