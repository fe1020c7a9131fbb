package io.skybound.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void derivesTheSameIdFromTheSameParts() {
        assertThat(Ids.derived("bkg", "usr_ada", "key-1"))
                .isEqualTo(Ids.derived("bkg", "usr_ada", "key-1"))
                .matches("bkg_[a-z2-7]{26}");
    }

    @Test
    void tellsPartsApart() {
        assertThat(Ids.derived("bkg", "ab", "c")).isNotEqualTo(Ids.derived("bkg", "a", "bc"));
        assertThat(Ids.derived("bkg", "a").substring(3))
                .isNotEqualTo(Ids.derived("pay", "a").substring(3));
    }

    @Test
    void neverRepeatsARandomOne() {
        assertThat(Ids.random("req")).matches("req_[a-z2-7]{26}").isNotEqualTo(Ids.random("req"));
    }
}
