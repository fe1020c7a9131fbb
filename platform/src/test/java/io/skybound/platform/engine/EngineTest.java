package io.skybound.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.database.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EngineTest {

    @Test
    void theEngineSaysWhoseTheDatabaseIsAndWhetherThereIsAnAxonServer() {
        assertThat(what("embedded")).isEqualTo("true false");
        assertThat(what("postgres")).isEqualTo("false false");
        assertThat(what("axonserver")).isEqualTo("false true");
    }

    @Test
    void axonServerCanHaveItsReadModelsInAnEmbeddedDatabase() {
        StandardEnvironment environment =
                environment(Map.of("skybound.engine", "axonserver", "skybound.database.embedded", "true"));

        assertThat(what(environment)).isEqualTo("true true");
    }

    @Test
    void withoutAWordTheDatabaseDecides() {
        assertThat(Engine.of(environment(Map.of("skybound.database.embedded", "true"))))
                .isEqualTo(Engine.EMBEDDED);
        assertThat(Engine.of(environment(Map.of()))).isEqualTo(Engine.POSTGRES);
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> Engine.of(
                        environment(Map.of("skybound.engine", "postgres", "skybound.database.embedded", "true"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> Engine.of(
                        environment(Map.of("skybound.engine", "embedded", "skybound.database.embedded", "false"))))
                .isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> Engine.of(environment(Map.of("skybound.engine", "kafka"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("embedded, postgres or axonserver");
    }

    private static String what(String engine) {
        return what(environment(Map.of("skybound.engine", engine)));
    }

    private static String what(StandardEnvironment environment) {
        new EngineDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("skybound.database.embedded") + " "
                + environment.getProperty("axon.axonserver.enabled");
    }

    private static StandardEnvironment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
