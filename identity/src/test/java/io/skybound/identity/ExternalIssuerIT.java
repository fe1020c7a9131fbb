package io.skybound.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.skybound.identity.testing.LocalIssuer;
import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** People sign in with another issuer, by configuration alone. It is away when the product starts, and again at the end. */
@IdentityTest
@TestPropertySource(
        properties = {
            "skybound.security.external.audience=authenticated",
            "skybound.security.external.roles-claim=app_metadata.roles",
            "skybound.security.external.default-roles=traveller",
            "skybound.security.external.keys-every=2s"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalIssuerIT {

    private static final LocalIssuer ISSUER = new LocalIssuer();
    private static final ECKey KEY = LocalIssuer.key("first");

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    AccessTokens ours;

    private final String subject = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("skybound.security.external.issuer", ISSUER::url);
    }

    @BeforeEach
    void theIssuerHasItsKey() {
        ISSUER.publish(KEY);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop();
    }

    @Test
    @Order(1)
    void asksForPatienceWhileTheIssuerIsAwayAndFindsItByItself() {
        long before = System.nanoTime();
        Reply away = with(token(KEY, claims -> claims));
        assertThat(away.status()).as(away.body()).isEqualTo(503);
        assertThat(away.code()).isEqualTo("issuer_unavailable");
        assertThat(away.header("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));

        ISSUER.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(token(KEY, claims -> claims)).status() == 200);
    }

    @Test
    @Order(2)
    void knowsSomebodyFromTheTokenAlone() {
        String token = token(KEY, claims -> claims);

        Reply first = with(token);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.text("/id")).isEqualTo(subject);
        assertThat(first.text("/email")).isEqualTo("ada@elsewhere.example");

        Reply changed = Http.on(port).as(token).put("/users/me", "{\"first_name\":\"Ada\",\"city\":\"London\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(with(token).text("/city")).isEqualTo("London");
    }

    @Test
    @Order(2)
    void refusesWhatTheIssuerHasNotMeantForUs() throws JOSEException {
        Date past = Date.from(clock.instant().minusSeconds(60));
        Map<String, String> refused = Map.ofEntries(
                Map.entry("another issuer", token(KEY, claims -> claims.issuer("https://evil.example"))),
                Map.entry("another audience", token(KEY, claims -> claims.audience("others"))),
                Map.entry("expired", token(KEY, claims -> claims.expirationTime(past))),
                Map.entry("without an end", token(KEY, claims -> claims.expirationTime(null))),
                Map.entry("without a subject", token(KEY, claims -> claims.subject(null))),
                Map.entry("a subject that breaks lines", token(KEY, claims -> claims.subject("a\nb"))),
                Map.entry("another's key", token(LocalIssuer.key("first"), claims -> claims)),
                Map.entry("unsigned", new PlainJWT(claims(claims -> claims)).serialize()),
                Map.entry("HS256 with the public key", signedWithThePublicKey()),
                Map.entry(
                        "our own token",
                        ours.issue(new Caller("usr_ada", "ada@skybound.example", Set.of(Roles.OPS), "ses_1"))
                                .value()));
        refused.forEach((why, token) -> {
            Reply reply = with(token);
            assertThat(reply.status()).as(why + reply.body()).isEqualTo(401);
            assertThat(reply.code()).as(why).isEqualTo("unauthorized");
        });
        assertThat(with(token(KEY, claims -> claims)).status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void hasNoSignInOfItsOwn() {
        for (String path : List.of("/auth/login", "/auth/register", "/auth/refresh", "/auth/logout")) {
            Reply reply = Http.on(port).post(path, "{}");
            assertThat(reply.status()).as(path).isEqualTo(404);
        }
        assertThat(Http.on(port).get("/v3/api-docs").body()).doesNotContain("\"/auth/login\"");
    }

    @Test
    @Order(3)
    void followsTheIssuersKeys() {
        ECKey next = LocalIssuer.key("second");
        String byTheOld = token(KEY, claims -> claims);
        String byTheNew = token(next, claims -> claims);
        assertThat(with(byTheOld).status()).isEqualTo(200);

        ISSUER.publish(KEY, next);
        await().atMost(Duration.ofSeconds(10)).until(() -> with(byTheNew).status() == 200);
        assertThat(with(byTheOld).status()).isEqualTo(200);

        ISSUER.publish(next);
        await().atMost(Duration.ofSeconds(10)).until(() -> with(byTheOld).status() == 401);
        assertThat(with(byTheNew).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void goesOnWithTheKeysItKnowsWhileTheIssuerIsAway() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(token(KEY, claims -> claims)).status() == 200);

        ISSUER.stop();

        assertThat(with(token(KEY, claims -> claims)).status()).isEqualTo(200);
        assertThat(with(token(LocalIssuer.key("unheard of"), claims -> claims)).status())
                .isIn(401, 503);
    }

    private Reply with(String token) {
        return Http.on(port).as(token).get("/users/me");
    }

    private String token(ECKey key, UnaryOperator<JWTClaimsSet.Builder> changed) {
        return LocalIssuer.sign(key, claims(changed));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changed) {
        return changed.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER.url())
                        .audience("authenticated")
                        .subject(subject)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plusSeconds(600)))
                        .claim("email", "ada@elsewhere.example")
                        .claim("role", "authenticated")
                        .claim("app_metadata", Map.of("roles", List.of("traveller"))))
                .build();
    }

    private String signedWithThePublicKey() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims(claims -> claims));
        token.sign(new MACSigner(KEY.toECPublicKey().getEncoded()));
        return token.serialize();
    }
}
