package io.skybound.platform.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many segments each of several replicas may claim. */
class SharesTest {

    @ParameterizedTest
    @CsvSource({"4,1,4", "4,2,2", "4,3,2", "4,4,1", "4,9,1", "1,2,1", "6,4,2"})
    void nobodysSegmentIsLeftOverAndNobodyHasManyMore(int segments, int replicas, int share) {
        assertThat(Replicas.share(segments, replicas)).isEqualTo(share);
        assertThat(share * replicas).isGreaterThanOrEqualTo(segments);
    }
}
