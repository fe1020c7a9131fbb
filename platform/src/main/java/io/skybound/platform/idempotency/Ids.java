package io.skybound.platform.idempotency;

import io.skybound.platform.crypto.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Opaque, prefixed ids: 26 characters of lower-case base32, so 130 bits. */
public final class Ids {

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** The same id for the same prefix and parts, whenever and wherever it is derived. */
    public static String derived(String prefix, String... parts) {
        MessageDigest digest = Digests.sha256();
        feed(digest, prefix);
        for (String part : parts) {
            feed(digest, part);
        }
        return prefix + "_" + base32(digest.digest());
    }

    /** Nobody can guess it. */
    public static String random(String prefix) {
        return random(prefix, RANDOM);
    }

    /** Not given twice either, but no secret: quick enough for each request. */
    public static String unique(String prefix) {
        return random(prefix, ThreadLocalRandom.current());
    }

    private static String random(String prefix, RandomGenerator random) {
        byte[] bytes = new byte[17];
        random.nextBytes(bytes);
        return prefix + "_" + base32(bytes);
    }

    /** With the length in front, so that ("ab","c") and ("a","bc") differ. */
    private static void feed(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        int next = 0;
        while (text.length() < LENGTH) {
            if (bits < 5) {
                buffer = (buffer << 8) | (bytes[next++] & 0xff);
                bits += 8;
            }
            bits -= 5;
            text.append(ALPHABET[(buffer >> bits) & 31]);
        }
        return text.toString();
    }
}
