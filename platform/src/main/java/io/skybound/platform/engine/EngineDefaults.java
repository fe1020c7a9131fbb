package io.skybound.platform.engine;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What follows from the engine, wherever nobody said otherwise: one word decides, and the parts that care ask for their
 * own property. Listed in spring.factories, as conditions on beans look at these.
 */
final class EngineDefaults implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Engine engine = Engine.of(environment);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "what follows from " + Engine.PROPERTY,
                        Map.of(
                                Engine.PROPERTY,
                                engine.wire(),
                                "skybound.database.embedded",
                                engine == Engine.EMBEDDED,
                                "axon.axonserver.enabled",
                                engine == Engine.AXONSERVER)));
    }

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
