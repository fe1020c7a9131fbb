package io.skybound.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.platform.web.WebTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class AccessIT {

    @LocalServerPort
    int port;

    @Autowired
    AccessTokens tokens;

    @Autowired
    SigningKeys keys;

    @Autowired
    RevokedSessions sessions;

    @Autowired
    JdbcClient jdbc;

    Http http = Http.on(0);
    final String session = Ids.random("ses");

    @BeforeEach
    void connect() {
        http = Http.on(port);
    }

    @Test
    void knowsTheCaller() {
        Reply reply = http.as(token(Set.of(Roles.TRAVELLER))).get("/whoami");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/user_id")).isEqualTo("usr_ada");
        assertThat(reply.text("/session")).isEqualTo(session);
    }

    @Test
    void asksStrangersToSignIn() {
        Reply reply = http.get("/whoami");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthorized");
        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void letsOnlyTheRightRoleIn() {
        assertThat(http.as(token(Set.of(Roles.OPS))).get("/ops").status()).isEqualTo(200);
        Reply reply = http.as(token(Set.of(Roles.TRAVELLER, Roles.AUDITOR))).get("/ops");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("forbidden");
        assertThat(http.as(token(Set.of("admin", "ROLE_ops"))).get("/ops").status())
                .isEqualTo(403);
    }

    @Test
    void deniesWhatNoModuleHasListed() {
        assertThat(http.get("/unlisted").status()).isEqualTo(401);
        assertThat(http.as(token(Roles.ALL)).get("/unlisted").status()).isEqualTo(403);
        assertThat(http.as(token(Roles.ALL)).put("/things/1", "{}").status()).isEqualTo(403);
    }

    @Test
    void ignoresAStaleTokenWhereEverybodyMayPass() {
        assertThat(http.as("stale").get("/open/things/1").status()).isEqualTo(200);
    }

    @Test
    void refusesEveryTokenThatIsNotQuiteOurs() throws Exception {
        Instant soon = Instant.now().plusSeconds(60);
        ECKey stranger =
                new ECKeyGenerator(Curve.P_256).keyID(keys.current().getKeyID()).generate();
        List<String> forged = new ArrayList<>();
        forged.add(signed(claims(soon), stranger, AccessTokens.TYPE));
        forged.add(signed(claims(soon), keys.current(), JOSEObjectType.JWT));
        forged.add(signed(claims(Instant.now().minusSeconds(1)), keys.current(), AccessTokens.TYPE));
        forged.add(with(soon, claims -> claims.issuer("https://elsewhere.example")));
        forged.add(with(soon, claims -> claims.audience("others")));
        forged.add(with(soon, claims -> claims.subject(null)));
        forged.add(with(soon, claims -> claims.expirationTime(null)));
        forged.add(with(soon, claims -> claims.notBeforeTime(Date.from(soon))));
        forged.add(new PlainJWT(claims(soon)).serialize());
        forged.add(signedByThePublicKeyAsASecret(claims(soon)));
        forged.add(token(Roles.ALL).replaceAll(".$", "!"));
        forged.add("x".repeat(10_000));

        assertThat(http.as(signed(claims(soon), keys.current(), AccessTokens.TYPE))
                        .get("/whoami")
                        .status())
                .isEqualTo(200);
        for (String token : forged) {
            Reply reply = http.as(token).get("/whoami");
            assertThat(reply.status()).as(token).isIn(400, 401);
            assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(http.get("/whoami?access_token=" + token(Roles.ALL)).status())
                .isEqualTo(401);
    }

    @Test
    void endsASessionAtOnce() throws Exception {
        String token = token(Set.of(Roles.TRAVELLER));
        List<String> told = new ArrayList<>();
        assertThat(http.as(token).get("/whoami").status()).isEqualTo(200);
        try (AutoCloseable listening = sessions.onRevoked(told::add)) {
            sessions.revoke(session, tokens.lastExpiry());
        }
        assertThat(http.as(token).get("/whoami").status()).isEqualTo(401);
        assertThat(told).containsExactly(session);
    }

    @Test
    void learnsOfSessionsThatEndedElsewhere() {
        jdbc.sql("insert into identity.revoked_session values (?, now() + interval '15 minutes', clock_timestamp())")
                .param(session)
                .update();
        sessions.refresh();
        assertThat(http.as(token(Roles.ALL)).get("/whoami").status()).isEqualTo(401);
    }

    private String token(Set<String> roles) {
        return tokens.issue(new Caller("usr_ada", "ada@skybound.example", roles, session))
                .value();
    }

    private String with(Instant end, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(change.apply(new JWTClaimsSet.Builder(claims(end))).build(), keys.current(), AccessTokens.TYPE);
    }

    private static JWTClaimsSet claims(Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer("https://skybound.example")
                .audience("skybound")
                .subject("usr_ada")
                .expirationTime(Date.from(end))
                .claim("roles", List.of("traveller"))
                .build();
    }

    private static String signed(JWTClaimsSet claims, ECKey key, JOSEObjectType type) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private String signedByThePublicKeyAsASecret(JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(AccessTokens.TYPE)
                        .keyID(keys.current().getKeyID())
                        .build(),
                claims);
        token.sign(new MACSigner(keys.current().toECPublicKey().getEncoded()));
        return token.serialize();
    }
}
