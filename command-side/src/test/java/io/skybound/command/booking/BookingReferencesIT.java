package io.skybound.command.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class BookingReferencesIT {

    @Test
    void givesNoReferenceTwiceToProcessesThatAskAtOnce() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource database = postgres.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .schemas("booking")
                    .locations("classpath:db/booking")
                    .load()
                    .migrate();
            List<BookingReferences> processes =
                    List.of(new BookingReferences(database), new BookingReferences(database));
            Set<String> given = ConcurrentHashMap.newKeySet();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 1_000; i++) {
                    BookingReferences process = processes.get(i % 2);
                    threads.submit(() -> given.add(process.next()));
                }
            }

            assertThat(given).hasSize(1_000);
        }
    }
}
