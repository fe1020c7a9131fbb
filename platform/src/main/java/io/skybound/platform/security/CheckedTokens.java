package io.skybound.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.skybound.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks access tokens. The signature of one token is checked once and remembered, because an ES256 check costs more
 * than most of our answers; everything that can change (time, ended sessions) is checked each time.
 */
final class CheckedTokens implements JwtDecoder {

    private static final int LONGEST = 8 * 1024;
    /** Two answers, each with its timeouts, and each asked for twice. */
    private static final long LONGEST_WAIT_MILLIS = 10_000;
    /** So rarely is the issuer asked for keys it may not have. */
    private static final long BETWEEN_QUESTIONS_MILLIS = 10_000;
    /** So long do the keys last known work while the issuer is away. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,200}");

    private static final Duration OUTAGE = Duration.ofHours(1);

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> genuine;

    /** @param remembered how long a signature is taken for genuine, and so its key for one that is accepted */
    private CheckedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> validator, Duration remembered) {
        this.signatures = signatures;
        this.validator = validator;
        this.genuine = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(remembered)
                .build();
    }

    static CheckedTokens own(SigningKeys keys, SecurityProperties properties, Clock clock, RevokedSessions revoked) {
        return new CheckedTokens(
                signatures(new ImmutableJWKSet<>(keys.accepted()), Set.of(JWSAlgorithm.ES256), AccessTokens.TYPE),
                all(properties.issuer(), properties.audience(), Duration.ZERO, clock, revoked),
                Duration.ofMinutes(5));
    }

    static CheckedTokens external(SecurityProperties.External external, Clock clock, RevokedSessions revoked) {
        Set<JWSAlgorithm> algorithms =
                external.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        if (!JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
            throw new IllegalStateException("skybound.security.external.algorithms may name asymmetric ones only.");
        }
        IssuerKeys issuer = new IssuerKeys(external.issuer(), external.jwkSetUri());
        long every = external.keysEvery().toMillis();
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(issuer)
                .cache(every, Math.min(every, LONGEST_WAIT_MILLIS))
                .refreshAheadCache(false)
                .rateLimited(Math.min(every / 2, BETWEEN_QUESTIONS_MILLIS))
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis())
                .build();
        return new CheckedTokens(
                unlessAway(signatures(keys, algorithms, new JOSEObjectType(external.type())), issuer),
                all(external.issuer(), external.audience(), Duration.ofSeconds(30), clock, revoked),
                external.keysEvery());
    }

    /** Nobody can be let in or turned away while the keys can't be had: 503, not 401, so that nobody is signed out. */
    private static JwtDecoder unlessAway(JwtDecoder signatures, IssuerKeys issuer) {
        return token -> {
            try {
                return signatures.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                if (issuer.isAway()) {
                    throw Problem.unavailable(
                            "issuer_unavailable", "Who you are can't be checked at the moment. Try again.");
                }
                throw new BadJwtException("no key for it", e);
            }
        };
    }

    @Override
    public Jwt decode(String token) {
        if (token.length() > LONGEST) {
            throw new BadJwtException("too long");
        }
        Jwt jwt = genuine.get(token, signatures::decode);
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            genuine.invalidate(token);
            throw new BadJwtException("refused");
        }
        return jwt;
    }

    private static JwtDecoder signatures(
            JWKSource<SecurityContext> keys, Set<JWSAlgorithm> algorithms, JOSEObjectType type) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(type));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        // Claims are checked by our validators, by our clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> all(
            String issuer, String audience, Duration skew, Clock clock, RevokedSessions revoked) {
        JwtTimestampValidator time = new JwtTimestampValidator(skew);
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(issuer),
                requires(jwt -> jwt.getAudience() != null && jwt.getAudience().contains(audience)),
                requires(jwt -> jwt.getExpiresAt() != null),
                requires(jwt -> jwt.getSubject() != null
                        && SUBJECT.matcher(jwt.getSubject()).matches()),
                requires(jwt -> !revoked.isRevoked(jwt.getClaimAsString("sid"))));
    }

    private static OAuth2TokenValidator<Jwt> requires(Predicate<Jwt> rule) {
        OAuth2TokenValidatorResult refused = OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
        return jwt -> rule.test(jwt) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
