package io.skybound.allinone.demo;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The demo belongs to the embedded default only: nobody's own database is ever filled with it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("skybound.database.embedded")
@ConditionalOnBooleanProperty(name = "skybound.demo.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

    @Bean
    DemoStart demoStart(
            DemoProperties properties,
            CommandGateway commands,
            QueryGateway queries,
            EventStore events,
            Clock clock,
            Environment environment) {
        return new DemoStart(properties, commands, queries, events, clock, environment);
    }
}
