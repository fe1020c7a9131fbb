package io.skybound.platform.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer what our access tokens call us ({@code iss})
 * @param audience whom our access tokens are for ({@code aud})
 * @param accessTokenLife how long an access token works
 * @param signingKey private EC P-256 key as a JWK; needed outside the embedded default, as text or as a file
 * @param signingKeyFile the same as a file
 * @param formerKeys public JWKs whose tokens are still accepted, while keys are being rotated
 * @param allowedOrigins web origins whose pages may call us (CORS); none by default
 * @param revocationPoll how soon another replica's logout is known here
 * @param external accept another issuer's access tokens instead of our own
 */
@ConfigurationProperties("skybound.security")
public record SecurityProperties(
        @DefaultValue("https://skybound.example") String issuer,
        @DefaultValue("skybound") String audience,
        @DefaultValue("15m") Duration accessTokenLife,
        @Nullable String signingKey,
        @Nullable Path signingKeyFile,
        @DefaultValue List<String> formerKeys,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("800ms") Duration revocationPoll,
        @Nullable External external) {

    /**
     * An OpenID Connect provider, Supabase Auth or the like. People sign in there: our own endpoints for it are off.
     *
     * @param issuer its name in tokens ({@code iss}), and where its discovery document is
     * @param jwkSetUri where its keys are, if it has no discovery document
     * @param audience whom its tokens must be for
     * @param algorithms asymmetric ones only
     * @param type the {@code typ} of its access tokens
     * @param rolesClaim which claim names the roles, by its name or by the path to it, such as
     *     {@code app_metadata.roles}; values we don't know give no rights
     * @param defaultRoles what a valid token is worth that names no role of ours
     * @param keysEvery how often its keys are asked for: so long does a key work after it was removed. A key that is new
     *     is asked for when its first token comes
     */
    public record External(
            String issuer,
            @Nullable String jwkSetUri,
            String audience,
            @DefaultValue({"ES256", "RS256"}) Set<String> algorithms,
            @DefaultValue("JWT") String type,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue Set<String> defaultRoles,
            @DefaultValue("5m") Duration keysEvery) {}

    @Override
    public String toString() {
        return "SecurityProperties[" + issuer + "]";
    }
}
