package io.skybound.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void hasTheMiddleOfItsSamples() {
        assertThat(Row.of("search", "SkyBound", "searches/s", "", 3, 100, 1).median())
                .isEqualTo(3);
        assertThat(Row.of("search", "SkyBound", "searches/s", "", 4, 1, 2, 100).median())
                .isEqualTo(3);
    }

    @Test
    void aGoalThatWasMissedSaysByHowMuch() {
        assertThat(Goal.atLeast("P4", "search", "≥ 5 × FastAPI", 5, 4, " ×").verdict())
                .isEqualTo("missed: 80 %");
        assertThat(Goal.atMost("P7", "start", "≤ 8 s", 8, 10, " s").verdict()).isEqualTo("missed: 80 %");
        assertThat(Goal.atMost("P7", "start", "≤ 8 s", 8, 8, " s").verdict()).isEqualTo("met");
    }

    @Test
    void aGoalWithoutAPeerIsNotJudged() {
        assertThat(Goal.atLeast("P4", "search", "≥ 5 × FastAPI", 5, Double.NaN, " ×")
                        .verdict())
                .isEqualTo("not measured");
    }
}
