package io.skybound.platform.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class ParkedEventsTest {

    private final DeadLetter<EventMessage<?>> letter = new GenericDeadLetter<>("aggregate", asEventMessage("event"));

    @Test
    void parksWhatCantBeDigested() {
        var decision = ParkedEvents.decide(letter, new IllegalStateException("It quotes Ada Lovelace."));

        assertThat(decision.shouldEnqueue()).isTrue();
        assertThat(decision.enqueueCause())
                .hasValueSatisfying(cause -> assertThat(cause.getMessage()).doesNotContain("Lovelace"));
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new SQLException("away"),
                new QueryTimeoutException("away"),
                new CannotCreateTransactionException("away"),
                new IllegalStateException(new SQLException("away")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void parksNothingBecauseTheDatabaseIsAway(Throwable outage) {
        assertThatThrownBy(() -> ParkedEvents.decide(letter, outage)).isInstanceOf(ParkedEvents.BatchFailed.class);
    }
}
