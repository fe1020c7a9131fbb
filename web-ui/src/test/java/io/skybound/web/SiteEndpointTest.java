package io.skybound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.web.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

class SiteEndpointTest {
    private final LoadedSite loaded = new LoadedSite();
    private final SiteEndpoint endpoint = new SiteEndpoint(loaded);
    private final String version = loaded.now().site().folder().replaceAll("/ui/|/", "");

    @Test
    void letsBrowsersKeepFilesForGoodAndAskForThePageEachTime() {
        HttpHeaders file = endpoint.file(version, "/js/app.js", "gzip, br").getHeaders();
        HttpHeaders page = endpoint.page("gzip").getHeaders();

        assertThat(file.getCacheControl()).contains("max-age=31536000", "public", "immutable");
        assertThat(page.getCacheControl()).isEqualTo("no-cache");
        assertThat(page.getETag()).isNotNull().isNotEqualTo(file.getETag());
        assertThat(endpoint.worker(null).getHeaders().getCacheControl()).isEqualTo("no-cache");
    }

    @Test
    void givesItsOwnFileButNotForKeepsToWhoAsksForAnotherVersion() {
        ResponseEntity<byte[]> file = endpoint.file("0123456789ab", "/js/app.js", null);

        assertThat(file.getHeaders().getCacheControl()).isEqualTo("no-cache");
        assertThat(file.getBody())
                .isEqualTo(endpoint.file(version, "/js/app.js", null).getBody());
    }

    @Test
    void compressesForThoseWhoTakeIt() {
        ResponseEntity<byte[]> plain = endpoint.file(version, "/css/parts.css", null);
        ResponseEntity<byte[]> small = endpoint.file(version, "/css/parts.css", "gzip");

        assertThat(small.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(Objects.requireNonNull(small.getBody()).length)
                .isLessThan(Objects.requireNonNull(plain.getBody()).length / 2);
    }

    @Test
    void sendsThePageWithItsPolicy() {
        assertThat(endpoint.page(null).getHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("style-src 'self';", "connect-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void hasNothingElse() {
        assertThatThrownBy(() -> endpoint.file(version, "/../application.yaml", null))
                .isInstanceOf(Problem.class);
    }
}
