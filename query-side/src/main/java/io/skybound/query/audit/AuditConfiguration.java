package io.skybound.query.audit;

import io.skybound.platform.database.Schema;
import io.skybound.platform.processors.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.RevokedSessions;
import io.skybound.platform.security.Roles;
import io.skybound.query.readmodel.ReadModel;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    @Bean
    Schema auditSchema() {
        return new Schema("audit");
    }

    @Bean
    AuditIndex auditIndex(JdbcTemplate jdbc) {
        return new AuditIndex(jdbc, ReadModel.SCHEMA, new EventPositions(jdbc));
    }

    @Bean
    ReadModel auditReadModel(JdbcTemplate jdbc) {
        return new ReadModel(
                AuditProjection.NAME,
                List.of("audit_event"),
                ReadModel.EVENT,
                schema -> new AuditProjection(new AuditIndex(jdbc, schema, new EventPositions(jdbc))));
    }

    @Bean
    AuditTrail auditTrail(JdbcTemplate jdbc) {
        return new AuditTrail(jdbc);
    }

    @Bean
    EventReader auditedEvents(EventStore events) {
        return new EventReader(events);
    }

    @Bean
    EventLog eventLog(EventStore events, ObjectProvider<EventStorageEngine> engine) {
        return new EventLog(events, engine.getIfAvailable());
    }

    @Bean
    Replays replays(AuditProperties properties, RevokedSessions revoked, Clock clock) {
        return new Replays(properties.concurrentReplays(), revoked, clock);
    }

    /** One segment: what came before an event about a booking is in the index when the event is. */
    @Bean
    ConfigurerModule auditProcessor() {
        return Processors.projection(AuditProjection.NAME, 1);
    }

    @Bean
    WebMvcConfigurer recordedReads(AuditTrail trail, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RecordedReads(trail, clock))
                        .addPathPatterns("/audit/**", "/bookings/*/ledger");
            }
        };
    }

    @Bean
    AccessRules auditAccess() {
        return AccessRules.rules()
                .role(
                        Roles.AUDITOR,
                        HttpMethod.GET,
                        "/audit/bookings",
                        "/audit/bookings/{id}",
                        "/audit/bookings/{id}/history",
                        "/audit/bookings/{id}/replay",
                        "/audit/events",
                        "/audit/reads");
    }
}
