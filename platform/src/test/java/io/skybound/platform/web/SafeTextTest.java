package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void judgesHeadersAsSpringsPatternsDo() {
        Predicate<String> name =
                Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*").asMatchPredicate();
        Predicate<String> value =
                Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*").asMatchPredicate();

        assertThat(everyCharacter().filter(text -> SafeText.isHeaderName(text) != name.test(text)))
                .isEmpty();
        assertThat(everyCharacter().filter(text -> SafeText.isHeaderValue(text) != value.test(text)))
                .isEmpty();
    }

    private static Stream<String> everyCharacter() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(c -> "x" + Character.toString(c) + "y");
    }
}
