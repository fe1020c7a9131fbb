package io.skybound.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.skybound.platform.database.Home;
import io.skybound.platform.testing.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    @TempDir
    Path folder;

    @Test
    void refusesToStartWithoutAKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SigningKeys.from(properties(null, null), null))
                .withMessageContaining("skybound.security.signing-key");
    }

    @Test
    void makesUpAKeyForTheEmbeddedDefaultAndKeepsIt() {
        try (Home home = Home.take(folder)) {
            ECKey first = SigningKeys.from(properties(null, null), home).current();
            assertThat(SigningKeys.from(properties(null, null), home).current()).isEqualTo(first);
            assertThat(first.isPrivate()).isTrue();
        }
    }

    @Test
    void takesTheKeyThatIsConfigured() throws Exception {
        Path file = Files.writeString(folder.resolve("key.jwk"), TestKeys.SIGNING_KEY);
        assertThat(SigningKeys.from(properties(TestKeys.SIGNING_KEY, null), null)
                        .current())
                .isEqualTo(SigningKeys.from(properties(null, file), null).current());
    }

    @Test
    void acceptsFormerKeysAndGivesNoPrivateHalfAway() throws Exception {
        String former = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        SigningKeys keys = SigningKeys.from(properties(TestKeys.SIGNING_KEY, null, former), null);
        assertThat(keys.accepted().getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
    }

    @Test
    void refusesOtherKeysWithoutQuotingThem() throws Exception {
        String publicHalf = ECKey.parse(TestKeys.SIGNING_KEY).toPublicJWK().toJSONString();
        String otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        String rsa = new RSAKeyGenerator(2048).generate().toJSONString();
        for (String key : List.of(publicHalf, otherCurve, rsa, "secret", "{\"kty\":\"oct\",\"k\":\"secret\"}")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SigningKeys.from(properties(key, null), null))
                    .withMessageNotContaining("secret\"")
                    .withNoCause();
        }
    }

    private static SecurityProperties properties(@Nullable String key, @Nullable Path file, String... former) {
        return new SecurityProperties(
                "https://skybound.example",
                "skybound",
                Duration.ofMinutes(15),
                key,
                file,
                List.of(former),
                List.of(),
                Duration.ofSeconds(1),
                null);
    }
}
