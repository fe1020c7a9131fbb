package io.skybound.query.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.place.Places;
import io.skybound.platform.web.HttpJson;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.ReadSideTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Through HTTP, as the web server must leave these answers as they are. */
@ReadSideTest
class PlacesCacheIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    private Callers callers;

    @ParameterizedTest
    @ValueSource(strings = {"/cache/airports", "/cache/airlines"})
    void bothFormsAreTheSameAndHaveStrongTagsOfTheirOwn(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> gzip = get(path, "Accept-Encoding", "br, gzip, deflate");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(unzip(gzip.body())).isEqualTo(plain.body());
        assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
        assertThat(header(plain, "ETag")).matches("\"[0-9a-f]{24}\"");
        assertThat(header(gzip, "ETag")).matches("\"[0-9a-f]{24}-gzip\"");
        for (HttpResponse<byte[]> answer : java.util.List.of(plain, gzip)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=3600, public");
            assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        }
    }

    @ParameterizedTest
    @CsvSource({"identity", "gzip"})
    void whoHasItGetsItNotAgain(String encoding) throws Exception {
        String tag = header(get("/cache/airports", "Accept-Encoding", encoding), "ETag");

        HttpResponse<byte[]> again = get("/cache/airports", "Accept-Encoding", encoding, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        HttpResponse<byte[]> other = get("/cache/airlines", "Accept-Encoding", encoding, "If-None-Match", tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsLeftOut() throws Exception {
        assertThat(HttpJson.mapper().readTree(get("/cache/airports").body()))
                .hasSameSizeAs(Places.load().airports());
        assertThat(HttpJson.mapper().readTree(get("/cache/airlines").body()))
                .hasSameSizeAs(Places.load().airlines());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + callers.nobody().port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] unzip(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
