package io.skybound.platform.serialization;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.axonframework.serialization.SerializationException;

/**
 * AES-256-GCM: {@code v1:<key id>:<base64 of nonce and sealed text>}. No nonce is used twice with a key: each process counts
 * from a random one of 2⁹⁶.
 */
final class PersonalDataCipher {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final byte[] prefix = new byte[NONCE_BYTES - Long.BYTES];
    private final AtomicLong count;

    /** Not in use. To find one costs more than to use it; as many as threads that have sealed or opened at once. */
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    PersonalDataCipher(KeyRing keys) {
        this.keys = keys;
        SecureRandom random = new SecureRandom();
        random.nextBytes(prefix);
        this.count = new AtomicLong(random.nextLong());
    }

    String encrypt(byte[] plain) {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .put(prefix)
                .putLong(count.getAndIncrement())
                .array();
        String id = keys.activeId();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key(id), nonce, plain, 0);
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
        byte[] sealed = Base64.getDecoder().decode(parts[2]);
        if (sealed.length <= NONCE_BYTES) {
            throw new SerializationException("Stored personal data is too short to be sealed.");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, key(parts[1]), nonce, sealed, NONCE_BYTES);
    }

    private SecretKey key(String id) {
        SecretKey key = keys.key(id);
        if (key == null) {
            throw new SerializationException("Stored personal data was encrypted with the key " + id
                    + ", which is not in skybound.privacy.keys.");
        }
        return key;
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, int from) {
        try {
            Cipher free = ciphers.poll();
            Cipher cipher = free != null ? free : Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] result = cipher.doFinal(input, from, input.length - from);
            ciphers.add(cipher);
            return result;
        } catch (GeneralSecurityException e) {
            throw new SerializationException("Stored personal data was tampered with, or its key is wrong.", e);
        }
    }
}
