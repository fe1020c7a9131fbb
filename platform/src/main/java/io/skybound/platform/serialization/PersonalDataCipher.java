package io.skybound.platform.serialization;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.axonframework.serialization.SerializationException;

/** AES-256-GCM with a random nonce: {@code v1:<key id>:<base64 of nonce and sealed text>}. */
final class PersonalDataCipher {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    PersonalDataCipher(KeyRing keys) {
        this.keys = keys;
    }

    String encrypt(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String id = keys.activeId();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key(id), nonce, ByteBuffer.wrap(plain));
        byte[] text = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return VERSION + ":" + id + ":" + Base64.getEncoder().encodeToString(text);
    }

    byte[] decrypt(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            // Never show the text: it may be somebody's name that was stored in the clear.
            throw new SerializationException("Stored personal data is not in the form v1:<key id>:<base64>.");
        }
        ByteBuffer sealed = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
        byte[] nonce = new byte[NONCE_BYTES];
        if (sealed.remaining() <= NONCE_BYTES) {
            throw new SerializationException("Stored personal data is too short to be sealed.");
        }
        sealed.get(nonce);
        return run(Cipher.DECRYPT_MODE, key(parts[1]), nonce, sealed);
    }

    private SecretKey key(String id) {
        SecretKey key = keys.key(id);
        if (key == null) {
            throw new SerializationException("Stored personal data was encrypted with the key " + id
                    + ", which is not in skybound.privacy.keys.");
        }
        return key;
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, ByteBuffer input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            ByteBuffer output = ByteBuffer.allocate(cipher.getOutputSize(input.remaining()));
            cipher.doFinal(input, output);
            byte[] result = new byte[output.flip().remaining()];
            output.get(result);
            return result;
        } catch (GeneralSecurityException e) {
            throw new SerializationException("Stored personal data was tampered with, or its key is wrong.", e);
        }
    }
}
