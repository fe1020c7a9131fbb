package io.skybound.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.database.StartRefused;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.platform.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The platform as a newcomer runs it: nothing configured but a folder. */
class EmbeddedDefaultIT {
    @TempDir
    Path home;

    @Test
    void keepsWhatItWasToldFromOneRunToTheNext() throws Exception {
        try (ConfigurableApplicationContext app = start()) {
            CommandGateway commands = app.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            assertThat(commands.<Integer>sendAndWait(new Count("c"))).isEqualTo(1);
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
        try (ConfigurableApplicationContext app = start()) {
            assertThat(app.getBean(CommandGateway.class).<Integer>sendAndWait(new Count("c")))
                    .isEqualTo(2);
        }
        assertThat(Files.getPosixFilePermissions(home.resolve("keys/privacy")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefusedAndDoesNotDisturbTheFirst() {
        try (ConfigurableApplicationContext first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("already running");
            first.getBean(CommandGateway.class).sendAndWait(new OpenCounter("c", "Ada"));
        }
    }

    @Test
    void givesTheFolderBackWhenItFailsToComeUp() {
        assertThatThrownBy(() -> start("skybound.privacy.keys=nonsense"))
                .rootCause()
                .isInstanceOf(StartRefused.class);
        start().close();
    }

    @Test
    void refusesToStartWithoutAKeyForPersonalData() {
        TestDatabase elsewhere = TestDatabase.fresh();
        List<String> properties = new ArrayList<>(List.of(elsewhere.properties()));
        properties.add("skybound.database.embedded=false");
        assertThatThrownBy(() -> start(properties.toArray(String[]::new)))
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("skybound.privacy.keys");
    }

    private ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(PlatformOnly.class, Counters.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.import=classpath:platform.yaml",
                        "skybound.database.embedded=true",
                        "skybound.database.binaries=" + TestDatabase.programs(),
                        "skybound.home=" + home)
                .properties(properties)
                .run();
    }
}
