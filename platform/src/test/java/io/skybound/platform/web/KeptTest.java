package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, GZIP;q=0.5 | true",
                "* | true",
                "gzip;q=0, * | false",
                "*;q=0 | false",
                "identity | false",
                "gzip ; q=0.000 | false",
                "gzip;q=0.001 | true"
            })
    void compressesForThoseWhoTakeIt(String acceptEncoding, boolean taken) {
        assertThat(Kept.takesGzip(acceptEncoding)).isEqualTo(taken);
    }
}
