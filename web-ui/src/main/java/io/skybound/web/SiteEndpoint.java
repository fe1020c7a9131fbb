package io.skybound.web;

import io.skybound.platform.web.Kept;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the front end, to everybody. */
@Hidden
@RestController
class SiteEndpoint {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_FIRST = CacheControl.noCache();

    private final LoadedSite loaded;

    SiteEndpoint(LoadedSite loaded) {
        this.loaded = loaded;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        Page page = loaded.anew().page();
        ResponseEntity<byte[]> answer = page.html().serve(encodings, ASK_FIRST);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Content-Security-Policy", page.policy())
                .body(answer.getBody());
    }

    @GetMapping("/worker.js")
    ResponseEntity<byte[]> worker(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        return loaded.now().page().worker().serve(encodings, ASK_FIRST);
    }

    /** While replicas are being updated, one may be asked for another's version: it gives its own, but not for keeps. */
    @GetMapping("/ui/{version}/{*file}")
    ResponseEntity<byte[]> file(
            @PathVariable String version,
            @PathVariable String file,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        Site site = loaded.now().site();
        Kept found = site.files().get(file.substring(1));
        if (found == null) {
            throw Problem.notFound("not_found", "There is nothing here.");
        }
        return found.serve(encodings, site.folder().equals("/ui/" + version + "/") ? FOR_GOOD : ASK_FIRST);
    }
}
