package io.skybound.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Strong entity tags made of versions. A GET that answers {@link #ok} gives 304 by itself when {@code If-None-Match}
 * names the version.
 */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return answer(HttpStatus.OK, version).body(body);
    }

    public static ResponseEntity.BodyBuilder answer(HttpStatus status, long version) {
        return ResponseEntity.status(status).eTag(of(version));
    }
}
