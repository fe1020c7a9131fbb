package io.skybound.bench.workload;

import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.load.Wrk;
import java.time.Duration;
import java.util.List;

/** POST /bookings, as many as a contender takes, by wrk. */
final class Bookings {
    static final int CONNECTIONS = 32;

    private final Field field;

    Bookings(Field field) {
        this.field = field;
    }

    /** Counts what has seats afterwards, not what was answered: an answer may be no more than a promise. */
    Rounds.Score book(OverHttp contender, List<String> flights, Duration time) {
        return book(contender, flights, time, CONNECTIONS);
    }

    Rounds.Score book(OverHttp contender, List<String> flights, Duration time, int connections) {
        long before = contender.holds();
        Wrk.Score score = Wrk.run(
                contender.uri(),
                connections,
                time,
                field.script("bookings.lua"),
                List.of(field.file("flights", flights), field.file("tokens", contender.tokens())));
        long held = contender.holds() - before;
        return new Rounds.Score(held, score.seconds(), score.refusals() + score.failures());
    }
}
