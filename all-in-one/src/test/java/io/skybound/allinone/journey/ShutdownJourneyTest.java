package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asked to end while everybody is at work, the product finishes what it has begun, and takes on nothing more. */
class ShutdownJourneyTest {
    private static final int CALLERS = 8;
    private static final Duration EXIT = Duration.ofSeconds(30);

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("shutdown", Map.of());

    private final Map<String, Trip> unanswered = new ConcurrentHashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void answersWhatItHasTakenOnBeforeItEnds() throws IOException, InterruptedException {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 300);
        Thread[] callers = new Thread[CALLERS];
        for (int i = 0; i < CALLERS; i++) {
            callers[i] = Thread.ofVirtual().start(() -> bookUntilTurnedAway(ada, flight));
        }
        await().until(() -> answers.size() > 40);

        long begin = System.nanoTime();
        sky.product().stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(EXIT);
        over.set(true);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 202, 429));
        assertThat(turnedAway).hasPositiveValue();
        assertThat(Files.readAllLines(sky.product().log()))
                .anyMatch(line -> line.contains("Graceful shutdown complete"))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains("taken on again after its lease"));
        int booked =
                (int) answers.stream().filter(answer -> answer.status() < 300).count();
        sky.product().start();
        assertThat(sky.query("SELECT count(*) FROM process.scheduled_tasks WHERE picked"))
                .containsExactly("0");
        // Whoever was turned away asks again, with the same key, and gets one booking.
        unanswered.forEach((key, trip) -> ada.book(key, trip).expect(201));
        sky.awaitAvailable(flight, 300 - booked - unanswered.size());
    }

    private void bookUntilTurnedAway(Traveller ada, String flight) {
        while (!over.get()) {
            Trip trip = Trip.oneWay(flight, sky.people().adult());
            String key = Keys.fresh();
            unanswered.put(key, trip);
            try {
                Answer answer = ada.book(key, trip);
                answers.add(answer);
                unanswered.remove(key);
            } catch (RuntimeException refusedAtTheDoor) {
                turnedAway.incrementAndGet();
                return;
            }
        }
        // not counted: nothing was asked
    }
}
