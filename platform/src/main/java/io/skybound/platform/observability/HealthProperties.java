package io.skybound.platform.observability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When is a process ready?
 *
 * @param interval how often the database and the event store are asked whether they are there
 * @param patience after so much time without an answer the process is not ready any more
 */
@ConfigurationProperties("skybound.health")
record HealthProperties(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("4s") Duration patience) {}
