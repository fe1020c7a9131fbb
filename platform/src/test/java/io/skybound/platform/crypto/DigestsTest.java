package io.skybound.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestsTest {

    @Test
    void saysWhatTheStandardSays() {
        assertThat(HexFormat.of().formatHex(Digests.sha256("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void readsTextAsUtf8() {
        assertThat(Digests.sha256("São Paulo"))
                .isEqualTo(Digests.sha256().digest("São Paulo".getBytes(StandardCharsets.UTF_8)));
    }
}
