package io.skybound.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.skybound.platform.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs access tokens, and those that once did.
 *
 * @param current signs, and so has its private half
 * @param accepted public halves of all keys whose tokens are accepted
 */
record SigningKeys(ECKey current, JWKSet accepted) {

    /** Configured, or made up once and kept in the embedded default's folder. There is no default key. */
    static SigningKeys from(SecurityProperties properties, @Nullable Home home) {
        String text = configured(properties);
        if (text == null && home != null) {
            text = home.secret("access-tokens.jwk", SigningKeys::fresh);
        }
        if (text == null && properties.external() != null) {
            // Somebody else issues the tokens: ours are neither made nor accepted.
            text = fresh();
        }
        if (text == null) {
            throw new IllegalStateException(
                    "SkyBound needs a key to sign access tokens: give it a private P-256 key as a"
                            + " JWK in skybound.security.signing-key or skybound.security.signing-key-file.");
        }
        ECKey current = key(text);
        if (!current.isPrivate()) {
            throw new IllegalStateException("The key in skybound.security.signing-key has no private half.");
        }
        List<JWK> accepted = new ArrayList<>();
        accepted.add(current.toPublicJWK());
        properties.formerKeys().forEach(former -> accepted.add(key(former).toPublicJWK()));
        return new SigningKeys(current, new JWKSet(accepted));
    }

    private static @Nullable String configured(SecurityProperties properties) {
        Path file = properties.signingKeyFile();
        if (file == null) {
            return properties.signingKey();
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("SkyBound can't read skybound.security.signing-key-file", e);
        }
    }

    private static ECKey key(String text) {
        try {
            ECKey key = ECKey.parse(text);
            if (!Curve.P_256.equals(key.getCurve())) {
                throw new IllegalStateException("Keys for access tokens must be on the curve P-256.");
            }
            return key.getKeyID() != null
                    ? key
                    : new ECKey.Builder(key).keyIDFromThumbprint().build();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // Without the cause: its message might quote the key.
            throw new IllegalStateException("A key for access tokens is not an EC key as a JWK.");
        }
    }

    private static String fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKeys[" + current.getKeyID() + "]";
    }
}
