package io.skybound.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.signals.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingReadsTest {

    private static final String ROW = "row_1";

    private final Map<String, Long> rows = new ConcurrentHashMap<>();
    private final Map<String, Boolean> history = new ConcurrentHashMap<>();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Arrivals arrivals = new Arrivals();
    private final WaitingReads patient = reads(Duration.ofSeconds(20));
    private final WaitingReads hasty = reads(Duration.ofMillis(1));

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    @Test
    void answersAtOnceWithWhatIsThere() {
        rows.put(ROW, 3L);

        assertThat(read(hasty, 3)).isEqualTo(new Found<>(3L, false));
    }

    @Test
    void wakesAsSoonAsTheRowArrives() throws Exception {
        CompletableFuture<Found<Long>> found = patient.readLater(() -> read(patient, 4));
        looked.await();
        assertThat(found).isNotDone();

        rows.put(ROW, 4L);
        arrivals.hear(new Arrival("rows", ROW, 4, "auth0|1, 2").item());

        assertThat(found.get(10, TimeUnit.SECONDS)).isEqualTo(new Found<>(4L, false));
    }

    @Test
    void isNotWokenByAVersionThatIsNotEnough() throws Exception {
        long heard = arrivals.heard(ROW);

        arrivals.hear(new Arrival("rows", ROW, 3, "").item());
        assertThat(awaitFor(Duration.ofMillis(50), heard, 4)).isGreaterThanOrEqualTo(Duration.ofMillis(50));

        arrivals.hear(new Arrival("rows", ROW, 4, "").item());
        long heardThree = heard + 1;
        assertThat(awaitFor(Duration.ofSeconds(20), heardThree, 4)).isLessThan(Duration.ofSeconds(10));
    }

    /** The bell keeps only the last one, and other rows have it, too. */
    @Test
    void isWokenIfItRangMoreThanOnce() throws Exception {
        long heard = arrivals.heard(ROW);

        arrivals.hear(new Arrival("rows", ROW, 4, "").item());
        arrivals.hear(new Arrival("rows", ROW, 3, "").item());

        assertThat(awaitFor(Duration.ofSeconds(20), heard, 4)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void looksAgainWhenSignalsMayHaveBeenMissed() throws Exception {
        CompletableFuture<Found<Long>> found = patient.readLater(() -> read(patient, 4));
        looked.await();

        rows.put(ROW, 4L);
        arrivals.hear(Signals.LOOK_AGAIN);

        assertThat(found.get(10, TimeUnit.SECONDS)).isEqualTo(new Found<>(4L, false));
    }

    @Test
    void aSignalTellsOfManyRows() {
        List<Arrival> arrivals =
                List.of(new Arrival("bookings", "bkg_1", 3, "auth0|1, 2"), new Arrival("flights", "flt_1", 0, ""));

        assertThat(Arrival.parse(
                        arrivals.getFirst().item() + "," + arrivals.getLast().item()))
                .isEqualTo(arrivals);
        assertThat(Arrival.parse(Signals.LOOK_AGAIN)).isEmpty();
    }

    @Test
    void seesARowWithoutASignal() throws Exception {
        CompletableFuture<Found<Long>> found = patient.readLater(() -> read(patient, 4));
        looked.await();

        rows.put(ROW, 4L);

        assertThat(found.get(10, TimeUnit.SECONDS)).isEqualTo(new Found<>(4L, false));
    }

    @Test
    void saysThatTheRowLagsBehind() {
        rows.put(ROW, 3L);

        assertThat(read(hasty, 4)).isEqualTo(new Found<>(3L, true));
    }

    @Test
    void neverDeniesWhatHasHappened() {
        history.put(ROW, true);

        assertThat(read(hasty, 0)).isEqualTo(new Found<>(null, true));
        assertThat(read(hasty, 1)).isEqualTo(new Found<>(null, true));
    }

    /** Every aggregate has events, but not all have rows of this kind. */
    @Test
    void knowsNothingOfOtherKinds() {
        history.put("pay_1", true);

        assertThat(hasty.read("row_", "pay_1", 1, () -> 1L, row -> true)).isEqualTo(new Found<>(null, false));
    }

    @Test
    void doesNotWaitForWhatNobodyHasHeardOf() {
        assertThat(read(patient, 0)).isEqualTo(new Found<>(null, false));
        assertThat(patient.read("", "a\0b", 5, () -> 1L, row -> true)).isEqualTo(new Found<>(null, false));
    }

    @Test
    void waitsForAVersionBeforeItSaysThereIsNone() throws Exception {
        CompletableFuture<Found<Long>> found = patient.readLater(() -> read(patient, 1));
        looked.await();
        assertThat(found).isNotDone();
        rows.put(ROW, 1L);

        assertThat(found.get(10, TimeUnit.SECONDS)).isEqualTo(new Found<>(1L, false));
        assertThat(hasty.read("row_", "row_2", 1, () -> null, row -> true)).isEqualTo(new Found<>(null, false));
    }

    private Duration awaitFor(Duration atMost, long heard, long minVersion) throws InterruptedException {
        long begin = System.nanoTime();
        arrivals.await(ROW, heard, minVersion, atMost.toNanos());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private WaitingReads reads(Duration patience) {
        return new WaitingReads(arrivals, history::containsKey, patience);
    }

    private Found<Long> read(WaitingReads reads, long minVersion) {
        return reads.read("row_", ROW, minVersion, this::look, version -> version >= minVersion);
    }

    private @Nullable Long look() {
        Long version = rows.get(ROW);
        looked.countDown();
        return version;
    }
}
