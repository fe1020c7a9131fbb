package io.skybound.platform.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class UnsafeSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "skybound.gateway, sandbox, takes no money",
        "skybound.mail.embedded, true, shows everybody's mails",
        "skybound.identity.demo-accounts, true, password is in the documentation",
        "skybound.security.allowed-origins, *, pages of any site",
        "skybound.security.external.issuer, http://issuer.example, Use https",
        "skybound.security.external.jwk-set-uri, http://issuer.example/keys, Use https"
    })
    void isRefusedWithASentenceThatSaysWhy(String property, String value, String why) {
        assertThat(unsafe(Map.of(property, value)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).startsWith(property).contains(why));
        assertThat(unsafe(Map.of(property, value, "skybound.database.embedded", "true")))
                .isEmpty();
        assertThat(unsafe(Map.of(property, value, "skybound.trial", "true"))).isEmpty();
    }

    @Test
    void saysAllOfThemAtOnce() {
        assertThat(unsafe(Map.of("skybound.gateway", "sandbox", "skybound.mail.embedded", "true")))
                .hasSize(2);
    }

    @Test
    void hasNothingAgainstWhatIsMeantForProduction() {
        assertThat(unsafe(Map.of(
                        "skybound.gateway", "stripe",
                        "skybound.security.allowed-origins", "https://fly.example",
                        "skybound.security.external.issuer", "https://issuer.example")))
                .isEmpty();
        assertThat(unsafe(Map.of("skybound.security.external.issuer", "http://127.0.0.1:9999")))
                .isEmpty();
    }

    private static List<String> unsafe(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", new HashMap<>(settings)));
        return UnsafeSettings.of(environment);
    }
}
