package io.skybound.bench.contender;

import java.time.Duration;

/** A contender that can be called without HTTP, in its own process. */
public interface InProcess extends Contender {

    /** The same for all. */
    int CALLERS = 32;

    /**
     * What came of it.
     *
     * @param done calls that were carried out
     * @param refused calls that failed
     */
    record Score(long done, long refused, double seconds) {
        public double perSecond() {
            return done / seconds;
        }
    }

    /** As often as possible for so long, by callers who wait for their answers. */
    Score call(String operation, String target, int callers, Duration time);

    default Score call(String operation, String target, Duration time) {
        return call(operation, target, CALLERS, time);
    }
}
