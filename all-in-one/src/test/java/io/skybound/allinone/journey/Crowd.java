package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do something at the same moment. */
final class Crowd {

    private Crowd() {}

    /** What one of them got: 201, or the refusal. */
    record Outcome(String bookingId, String outcome) {}

    /** Where the seats are not held yet when the answer comes, asks until it is known. */
    static Outcome settled(Traveller traveller, Trip trip) {
        String key = Keys.fresh();
        Answer answer = answered(() -> traveller.book(key, trip));
        if (answer.status() != 202) {
            return new Outcome(answer.id(), answer.outcome());
        }
        String id = answer.header("Location").replace("/bookings/", "");
        Answer known = decided(traveller, id);
        return new Outcome(
                id,
                known.at("/status_detail").equals("awaiting_payment") ? "201" : "409 " + known.at("/rejection/code"));
    }

    /** Books, and waits until it is decided, however busy the machine is. */
    static Answer hold(Traveller traveller, String key, Trip trip) {
        Answer answer = answered(() -> traveller.book(key, trip));
        Answer known = answer.status() == 202
                ? decided(traveller, answer.header("Location").replace("/bookings/", ""))
                : answer;
        assertThat(known.at("/status_detail")).as(known.body()).isEqualTo("awaiting_payment");
        return known;
    }

    private static Answer decided(Traveller traveller, String id) {
        // Hundreds ask at once here, and how fast they ask must not be what keeps them waiting.
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> traveller.booking(id),
                        booking -> booking.status() == 200
                                && !booking.at("/status_detail").equals("holding"));
    }

    /** Asks again also where it took too long: that is no answer, and the same request is safe to repeat. */
    static Answer answered(Callable<Answer> request) {
        return await().atMost(Duration.ofSeconds(40))
                .pollDelay(Duration.ZERO)
                .until(() -> untilDone(request), answer -> answer.status() != 503);
    }

    /** As a front end does: as long as the same request is still being worked on, asks again. A dead replica works on it for 15 s. */
    static Answer untilDone(Callable<Answer> request) {
        return await().atMost(Duration.ofSeconds(25))
                .pollDelay(Duration.ZERO)
                .until(request, answer -> !answer.outcome().equals("409 request_in_progress"));
    }

    /** All begin together, each in a thread of its own. */
    static <T> List<T> atOnce(int times, IntFunction<T> task) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return task.apply(i);
                    }))
                    .toList();
            start.countDown();
            return futures.stream().map(Crowd::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
