package io.skybound.platform.observability;

import io.skybound.platform.progress.ProcessorLag;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process must reach before it is given work: its database and its event store, which may be another one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    @Bean
    Pulse databaseHealthIndicator(DataSource database, HealthProperties properties) {
        return new Pulse("database", () -> ask(database), properties);
    }

    /** Its end is read, and with it how far the processors are behind. */
    @Bean
    Pulse eventStoreHealthIndicator(ProcessorLag lag, HealthProperties properties) {
        return new Pulse("event-store", lag::measure, properties);
    }

    /** Over a connection of the pool: if there is none to be had, no request gets one either. */
    private static void ask(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid((int) ANSWER_WITHIN.toSeconds())) {
                throw new SQLException("no answer");
            }
        }
    }
}
