package io.skybound.query.testing;

import io.skybound.api.example.Example;
import io.skybound.platform.security.AccessTokens;
import io.skybound.query.rebuild.Rebuilds;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application under test. */
@EnableAutoConfiguration
@ComponentScan({"io.skybound.platform", "io.skybound.query"})
class ReadSide {

    @Bean
    @Primary
    Clock exampleClock() {
        return Example.CLOCK;
    }

    /** Rebuilds begin by the real time; the other one stands still. */
    @Bean
    @Primary
    com.github.kagkarlsson.scheduler.Clock realTime() {
        return Clock.systemUTC()::instant;
    }

    @Bean
    History exampleHistory(
            EventStore events, EventProcessingConfiguration processors, JdbcTemplate jdbc, Rebuilds rebuilds) {
        return new History(events, processors, jdbc, rebuilds);
    }

    @Bean
    Callers exampleCallers(AccessTokens tokens, Environment environment) {
        return new Callers(tokens, environment);
    }

    /** Stands in for the migrations of identity, where sessions end. */
    @Bean
    Object revokedSessionTable(JdbcTemplate jdbc) {
        jdbc.execute("CREATE SCHEMA IF NOT EXISTS identity");
        jdbc.execute("CREATE TABLE IF NOT EXISTS identity.revoked_session (session_id text PRIMARY KEY,"
                + " expires_at timestamptz NOT NULL, revoked_at timestamptz NOT NULL)");
        return "identity.revoked_session";
    }
}
