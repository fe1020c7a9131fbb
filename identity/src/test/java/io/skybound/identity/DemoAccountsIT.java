package io.skybound.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.identity.testing.IdentityProcess;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.platform.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded default, started twice on one folder. */
class DemoAccountsIT {

    @TempDir
    static Path home;

    @Test
    void letsTheDemoAccountsInAndKeepsTokensOverARestart() throws Exception {
        String token;
        try (ConfigurableApplicationContext first = start()) {
            Http http = http(first);
            for (DemoAccounts.Demo demo : first.getBean(DemoAccounts.class).all()) {
                assertThat(login(http, demo.email()).status()).isEqualTo(200);
            }
            token = login(http, "ada@skybound.example").text("/access_token");
            Reply ada = http.as(token).get("/users/me");
            assertThat(List.of(ada.text("/first_name"), ada.text("/last_name"))).containsExactly("Ada", "Lovelace");
        }
        Path key = home.resolve("keys/access-tokens.jwk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (ConfigurableApplicationContext second = start()) {
            assertThat(http(second).as(token).get("/users/me").status()).isEqualTo(200);
            assertThat(login(http(second), "ops@skybound.example").status()).isEqualTo(200);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(IdentityProcess.class)
                .properties(
                        "spring.config.import=classpath:platform.yaml",
                        "server.port=0",
                        "skybound.database.embedded=true",
                        "skybound.database.binaries=" + TestDatabase.programs(),
                        "skybound.home=" + home)
                .run();
    }

    private static Http http(ConfigurableApplicationContext context) {
        return Http.on(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static Reply login(Http http, String email) {
        return http.post(
                "/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, DemoAccounts.PASSWORD));
    }
}
