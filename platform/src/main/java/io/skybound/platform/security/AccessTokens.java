package io.skybound.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues access tokens (RFC 9068): short-lived, signed with ES256, bound to a session. */
public final class AccessTokens {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** @param life from now on */
    public record Issued(String value, Duration life, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[until " + expiresAt + "]";
        }
    }

    private final SigningKeys keys;
    private final SecurityProperties properties;
    private final Clock clock;
    private final ECDSASigner signer;
    private final JWSHeader header;

    AccessTokens(SigningKeys keys, SecurityProperties properties, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(keys.current());
        } catch (JOSEException e) {
            throw new IllegalStateException("The key can't sign access tokens", e);
        }
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(keys.current().getKeyID())
                .build();
    }

    public Issued issue(Caller caller) {
        Instant now = clock.instant();
        Instant end = now.plus(properties.accessTokenLife());
        SignedJWT token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(properties.issuer())
                        .audience(properties.audience())
                        .subject(caller.userId())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(end))
                        .claim("sid", caller.sessionId())
                        .claim("email", caller.email())
                        .claim("roles", List.copyOf(caller.roles()))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("An access token can't be signed", e);
        }
        return new Issued(token.serialize(), properties.accessTokenLife(), end);
    }

    /** What others check our tokens with, as a JWK set: public halves only. */
    public Map<String, Object> publicKeys() {
        return keys.accepted().toJSONObject();
    }

    /** How long a token issued just now still works: for so long a session's end must be remembered. */
    public Instant lastExpiry() {
        return clock.instant().plus(properties.accessTokenLife());
    }
}
