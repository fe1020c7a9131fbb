package io.skybound.query.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Under which ids the changes of a user's bookings are told. */
@ReadSideTest
class BookingChangesIT {

    @Autowired
    BookingChanges changes;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String user = "usr_" + UUID.randomUUID();

    private record Told(String booking, long version, long position) {}

    @BeforeEach
    void somethingWasTold() {
        batch(new Told("a", 0, 20));
    }

    @Test
    void anIdIsThePositionOfTheChange() {
        batch(new Told("a", 1, 25), new Told("b", 0, 31));

        assertThat(ids()).containsExactly(20L, 25L, 31L);
    }

    @Test
    void theOneThatFillsAGapComesAfterTheOneWhosePositionItShares() {
        batch(new Told("b", 0, 25), new Told("c", 0, 25), new Told("b", 1, 26));

        assertThat(ids()).containsExactly(20L, 25L, 26L, 27L);
    }

    @Test
    void whoComesLateComesAfterWhatIsOut() {
        batch(new Told("b", 0, 18), new Told("b", 1, 19), new Told("c", 0, 40));

        assertThat(ids()).containsExactly(20L, 21L, 22L, 40L);
    }

    @Test
    void nothingIsToldTwice() {
        batch(new Told("a", 0, 20), new Told("a", 1, 22));
        batch(new Told("a", 1, 22));

        assertThat(ids()).containsExactly(20L, 22L);
    }

    private void batch(Told... told) {
        transaction.executeWithoutResult(_ -> DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"))
                .execute(() -> List.of(told)
                        .forEach(change -> changes.add(
                                user, user + change.booking(), change.version(), OptionalLong.of(change.position())))));
    }

    private List<Long> ids() {
        return jdbc.query(
                "SELECT id FROM read.booking_change WHERE user_id = ? ORDER BY id",
                (row, number) -> row.getLong("id"),
                user);
    }
}
