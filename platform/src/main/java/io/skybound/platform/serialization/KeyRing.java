package io.skybound.platform.serialization;

import io.skybound.platform.database.StartRefused;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that have ever encrypted personal data here. The first one encrypts; all of them decrypt. */
final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final String activeId;
    private final Map<String, SecretKey> keys;

    private KeyRing(String activeId, Map<String, SecretKey> keys) {
        this.activeId = activeId;
        this.keys = keys;
    }

    /** @param entries {@code id=base64}, the active key first */
    static KeyRing of(List<String> entries) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : entries) {
            int separator = entry.indexOf('=');
            String id = separator < 0 ? "" : entry.substring(0, separator).strip();
            if (!id.matches("[A-Za-z0-9_-]{1,40}")) {
                throw new StartRefused("A key in skybound.privacy.keys is not of the form id=base64.");
            }
            if (keys.put(id, key(id, entry.substring(separator + 1).strip())) != null) {
                throw new StartRefused("Two keys in skybound.privacy.keys have the id " + id + ".");
            }
        }
        return new KeyRing(keys.keySet().iterator().next(), keys);
    }

    static String freshEntry() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return "home-1=" + Base64.getEncoder().encodeToString(key);
    }

    String activeId() {
        return activeId;
    }

    @Nullable
    SecretKey key(String id) {
        return keys.get(id);
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The key " + id + " in skybound.privacy.keys is not base64.", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new StartRefused("The key " + id + " in skybound.privacy.keys has " + bytes.length
                    + " bytes; it must have " + KEY_BYTES + ".");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
