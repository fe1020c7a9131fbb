package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    @Test
    void expectsTheVersionThatTheWriterSaw() {
        IfMatch seen = IfMatch.required("\"7\"");
        assertThat(seen.expected()).isEqualTo(7);
        assertThat(seen.matches(7)).isTrue();
        refused(() -> seen.check(8), 412, "precondition_failed");
    }

    @Test
    void readsListsAndTheStar() {
        assertThat(IfMatch.required("\"7\" , \"9\"").versions()).containsExactlyInAnyOrder(7L, 9L);
        assertThat(IfMatch.required("*").expected()).isNull();
        assertThat(IfMatch.required("*").matches(123)).isTrue();
    }

    @Test
    void requiresToKnowWhatTheWriterSaw() {
        refused(() -> IfMatch.required(null), 428, "precondition_required");
        refused(() -> IfMatch.required(" "), 428, "precondition_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"7\"", "\"seven\"", "\"99999999999999999999\"", "\"\""})
    void matchesNothingThatWeNeverGaveOut(String tag) {
        refused(() -> IfMatch.required(tag).expected(), 412, "precondition_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "\"7\" \"8\"", "\"7\", x"})
    void refusesWhatIsNoTag(String tag) {
        refused(() -> IfMatch.required(tag), 400, "invalid_header");
    }

    @Test
    void readsTheLeastVersionWanted() {
        assertThat(MinVersion.parse(null)).isZero();
        assertThat(MinVersion.parse("12")).isEqualTo(12);
        for (String odd : new String[] {"", "-1", "1.5", "x", "9999999999999999999"}) {
            refused(() -> MinVersion.parse(odd), 400, "invalid_parameter");
        }
        assertThat(MinVersion.lagging().headers()).containsEntry("Retry-After", "1");
    }

    static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call, int status, String code) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
