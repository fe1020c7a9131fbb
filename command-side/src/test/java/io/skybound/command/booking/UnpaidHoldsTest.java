package io.skybound.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.web.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnpaidHoldsTest {
    private final UnpaidHolds holds = new UnpaidHolds(3, Duration.ofMinutes(30));
    private final AtomicInteger unpaid = new AtomicInteger();

    @Test
    void asksNothingAsLongAsFewBookingsWereMade() {
        for (int i = 0; i < 3; i++) {
            holds.admit("usr_ada", () -> {
                        throw new AssertionError("asked");
                    })
                    .close();
        }
    }

    @Test
    void refusesWhoeverHasTooManyUnpaid() {
        for (int i = 0; i < 3; i++) {
            admit("usr_ada").close();
        }
        unpaid.set(3);

        assertThatThrownBy(() -> admit("usr_ada")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(429);
            assertThat(problem.code()).isEqualTo("too_many_unpaid_holds");
            assertThat(problem.headers()).containsKey("Retry-After").containsEntry("RateLimit-Limit", "3");
        });
        admit("usr_bob").close();
    }

    @Test
    void admitsAgainWhoeverHasPaid() {
        for (int i = 0; i < 3; i++) {
            admit("usr_ada").close();
        }
        unpaid.set(3);
        assertThatThrownBy(() -> admit("usr_ada")).isInstanceOf(Problem.class);
        unpaid.set(2);

        admit("usr_ada").close();
    }

    @Test
    void countsThoseThatAreBeingMadeAtTheSameTime() {
        var first = admit("usr_ada");
        var second = admit("usr_ada");
        var third = admit("usr_ada");

        assertThatThrownBy(() -> admit("usr_ada")).isInstanceOf(Problem.class);

        first.close();
        second.close();
        third.close();
        admit("usr_ada").close();
    }

    private UnpaidHolds.Admission admit(String user) {
        return holds.admit(user, unpaid::get);
    }
}
