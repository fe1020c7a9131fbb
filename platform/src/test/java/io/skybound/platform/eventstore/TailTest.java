package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailTest {
    private final Tail tail = new Tail(Duration.ofHours(1));

    @Test
    void givesWhatThisProcessHasStoredInTurn() {
        stored(11, 12);
        stored(13);

        assertThat(after(10)).containsExactly(11L, 12L, 13L);
        assertThat(after(12)).containsExactly(13L);
        assertThat(numbers(tail.after(10, 2))).containsExactly(11L, 12L);
    }

    @Test
    void doesNotJumpOverANumberThatItDoesNotKnow() {
        stored(11, 13);

        assertThat(after(9)).isNull();
        assertThat(after(10)).containsExactly(11L);
        assertThat(after(11)).isNull();
        stored(12);
        assertThat(after(10)).containsExactly(11L, 12L, 13L);
    }

    @Test
    void knowsThatNothingFollowsOnceTheStoreHasSaidSo() {
        assertThat(after(10)).isNull();

        tail.endsAt(10, tail.look());
        assertThat(after(10)).isEmpty();
        assertThat(after(9)).isNull();

        stored(11, 12);
        assertThat(after(12)).isEmpty();
        assertThat(after(10)).containsExactly(11L, 12L);
    }

    @Test
    void asksTheStoreWhereSomebodyElseMayHaveStoredSomething() {
        tail.endsAt(10, tail.look());
        stored(12);
        assertThat(after(12)).isNull();

        tail.endsAt(12, tail.look());
        tail.lookAgain();
        assertThat(after(12)).isNull();
    }

    @Test
    void anAnswerThatWasOvertakenTellsNothing() {
        Tail.Look look = tail.look();
        stored(12);
        tail.endsAt(10, look);
        assertThat(after(10)).isNull();

        Tail.Look another = tail.look();
        tail.lookAgain();
        tail.endsAt(12, another);
        assertThat(after(12)).isNull();
    }

    @Test
    void anAnswerGrowsOld() {
        Tail forgetful = new Tail(Duration.ZERO);
        forgetful.endsAt(10, forgetful.look());

        assertThat(forgetful.after(10, 100)).isNull();
    }

    @Test
    void keepsTheNewestOnly() {
        for (long number = 1; number <= 10_100; number++) {
            stored(number);
        }

        assertThat(after(99)).isNull();
        assertThat(after(10_000)).hasSize(100);
    }

    private void stored(long... numbers) {
        List<Long> given = LongStream.of(numbers).boxed().toList();
        tail.add(given.stream().map(TailTest::event).toList(), given);
    }

    private @Nullable List<Long> after(long position) {
        return numbers(tail.after(position, 2_000));
    }

    private static @Nullable List<Long> numbers(@Nullable List<TrackedEventData<?>> events) {
        return events == null ? null : events.stream().map(TailTest::number).toList();
    }

    private static Long number(TrackedEventData<?> event) {
        long number = ((GapAwareTrackingToken) event.trackingToken()).getIndex();
        assertThat(event.getEventIdentifier()).isEqualTo("event-" + number);
        return number;
    }

    private static EventRow event(long number) {
        return new EventRow("event-" + number, "a", number, "A", "", "Happened", "1", new byte[0], new byte[0]);
    }
}
