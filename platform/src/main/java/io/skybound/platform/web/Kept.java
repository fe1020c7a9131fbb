package io.skybound.platform.web;

import io.skybound.platform.crypto.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer that never changes, made once: as it is and compressed. Compressed here, and not by the web server, because
 * two forms of one thing must not share a strong entity tag.
 */
public record Kept(byte[] plain, byte[] gzip, String tag, MediaType type) {

    private static final int TAG_BYTES = 12;

    public static Kept of(byte[] body, MediaType type) {
        return new Kept(body, compressed(body), hash(body), type);
    }

    public static Kept json(Object body) {
        return of(HttpJson.mapper().writeValueAsBytes(body), MediaType.APPLICATION_JSON);
    }

    /** In the form that the caller takes, and for how long it may be kept there; a 304 is the web server's to make. */
    public ResponseEntity<byte[]> serve(@Nullable String acceptEncoding, CacheControl caching) {
        boolean compressed = takesGzip(acceptEncoding);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(type)
                .eTag("\"" + tag + (compressed ? "-gzip" : "") + "\"")
                .cacheControl(caching)
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip) : answer.body(plain);
    }

    /** By RFC 9110: what is named goes before the star, and a quality of 0 means no. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean star = false;
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*");
            boolean wanted = Arrays.stream(parts).skip(1).noneMatch(weight -> weight.matches("q=0(\\.0{0,3})?"));
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return wanted;
            }
            star |= parts[0].equals("*") && wanted;
        }
        return star;
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256().digest(bytes), 0, TAG_BYTES);
    }
}
