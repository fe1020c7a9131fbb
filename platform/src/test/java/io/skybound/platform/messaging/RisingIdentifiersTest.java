package io.skybound.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class RisingIdentifiersTest {

    @Test
    void messagesHaveThem() {
        assertThat(UUID.fromString(new GenericEventMessage<>("landed").getIdentifier())
                        .version())
                .isEqualTo(7);
    }

    @Test
    void eachIsGreaterThanTheOneBefore() {
        List<String> some = Stream.generate(IdentifierFactory.getInstance()::generateIdentifier)
                .limit(10_000)
                .toList();
        assertThat(some).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void noTwoThreadsGetTheSame() {
        IdentifierFactory identifiers = IdentifierFactory.getInstance();
        List<String> some = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(_ -> identifiers.generateIdentifier())
                .toList();
        assertThat(some).doesNotHaveDuplicates();
    }
}
