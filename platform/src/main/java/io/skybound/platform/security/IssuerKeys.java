package io.skybound.platform.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an OpenID Connect provider, from where it says that they are. Asked for when the first token comes, so that
 * we start also while it is away.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 1_500;
    private static final int MOST_BYTES = 256 * 1024;

    private final String issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
    private volatile @Nullable URL where;
    private volatile boolean away;

    IssuerKeys(String issuer, @Nullable String jwkSetUri) {
        this.issuer = issuer;
        this.where = jwkSetUri == null ? null : url(jwkSetUri);
    }

    /** Whether the provider did not answer when it was asked last. */
    boolean isAway() {
        return away;
    }

    @Override
    public JWKSet getJWKSet(@Nullable JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = new URLBasedJWKSetSource<>(discovered(), http).getJWKSet(refresh, now, context);
            away = false;
            return keys;
        } catch (KeySourceException | RuntimeException e) {
            away = true;
            throw e;
        }
    }

    private URL discovered() throws KeySourceException {
        URL known = where;
        if (known != null) {
            return known;
        }
        try {
            URL document = url(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
            Map<String, Object> said =
                    JSONObjectUtils.parse(http.retrieveResource(document).getContent());
            if (!issuer.equals(said.get("issuer")) || !(said.get("jwks_uri") instanceof String keys)) {
                throw new JWKSetRetrievalException("The issuer's discovery document is another one's", null);
            }
            URL found = url(keys);
            where = found;
            return found;
        } catch (IOException | ParseException e) {
            throw new JWKSetRetrievalException("The issuer's discovery document can't be read", e);
        }
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("not a URL: " + text, e);
        }
    }

    @Override
    public void close() {}
}
