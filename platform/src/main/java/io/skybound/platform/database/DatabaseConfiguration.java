package io.skybound.platform.database;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which database, and what must be true of it before anything uses it. The package named here is the one place that
 * tells JPA and Spring Data where SkyBound's entities and repositories are; Axon adds its own.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage(basePackages = "io.skybound")
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    FlywayMigrationStrategy migrations(
            ObjectProvider<Schema> schemas, ObjectProvider<Takeover> takeovers, DatabaseProperties properties) {
        return new Migrations(
                schemas.orderedStream().toList(),
                properties.embedded() ? takeovers.orderedStream().toList() : List.of(),
                properties.allowUnsafe());
    }

    /** The embedded default is alone on its database, and always the same: after a crash it takes its claims back. */
    @Bean
    ReplicaId replicaId(DatabaseProperties database) {
        return database.embedded() ? new ReplicaId("embedded") : ReplicaId.fresh();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("skybound.database.embedded")
    static class Embedded {
        @Bean(destroyMethod = "")
        Home home(DatabaseStart start) {
            return start.home();
        }

        @Bean(destroyMethod = "")
        EmbeddedDatabase embeddedDatabase(DatabaseStart start) {
            return start.database();
        }
    }
}
