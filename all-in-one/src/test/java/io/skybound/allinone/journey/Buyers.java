package io.skybound.allinone.journey;

import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.History.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * They come as they like, however the product is: one every so many milliseconds, each in a thread of its own. They book,
 * most of them pay, some cancel, with cards of all kinds, and some of what they ask for they ask for twice.
 */
final class Buyers implements AutoCloseable {
    private static final List<String> CARDS = List.of(
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_declined",
            "tok_timeout_before_capture",
            "tok_timeout_after_capture",
            "tok_slow");

    private final Product product;
    private final History history;
    private final List<String> flights;
    private final RandomGenerator random;
    private final List<Traveller> travellers;
    private final Map<Traveller, Queue<Wish>> bookings = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Buyers(Product product, History history, List<String> flights, List<Traveller> travellers, RandomGenerator random) {
        this.product = product;
        this.history = history;
        this.flights = flights;
        this.travellers = travellers;
        this.random = random;
    }

    void come(Duration every) {
        var _ = clock.scheduleAtFixedRate(this::comes, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody comes any more; those who are there end what they have begun. */
    void stop() throws InterruptedException {
        clock.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("a buyer hangs");
        }
    }

    /** What is asked is decided here, in one thread, so that the same seed asks the same. */
    private void comes() {
        Traveller traveller = travellers.get(random.nextInt(travellers.size()));
        String flight = flights.get(random.nextInt(flights.size()));
        String card = random.nextInt(10) < 8 ? CARDS.get(random.nextInt(CARDS.size())) : null;
        boolean cancels = random.nextInt(10) < 3;
        threads.execute(() -> buy(traveller, flight, card, cancels));
    }

    private void buy(Traveller traveller, String flight, @Nullable String card, boolean cancels) {
        String key = Keys.fresh();
        Trip trip = Trip.oneWay(flight, new People(product).adult());
        Wish wish = new Wish("book", key, () -> traveller.book(key, trip));
        bookings.computeIfAbsent(traveller, _ -> new ConcurrentLinkedQueue<>()).add(wish);
        Answer booked = history.ask(wish);
        if (booked == null) {
            booked = history.ask(wish);
        }
        if (booked == null || booked.status() != 201) {
            return;
        }
        Answer held = booked;
        if (card != null) {
            String toPay = Keys.fresh();
            history.ask(new Wish("pay", toPay, () -> traveller.pay(toPay, held, card)));
        }
        if (cancels) {
            String toCancel = Keys.fresh();
            history.ask(new Wish("cancel", toCancel, () -> traveller.cancel(toCancel, held.id())));
        }
    }

    /** By traveller, the bookings that they know of because somebody told them, and those that there are. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        bookings.forEach((traveller, wishes) -> {
            List<String> told = history.answers(wishes).stream()
                    .filter(answer -> answer.status() < 400)
                    .map(Buyers::bookingId)
                    .sorted()
                    .toList();
            List<String> there = await("the bookings of a traveller")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> traveller.get("/users/me/bookings?limit=200"), answer -> answer.status() == 200)
                    .json()
                    .valueStream()
                    .filter(booking ->
                            !booking.at("/status_detail").asString("").equals("rejected")
                                    || told.contains(booking.at("/id").asString("")))
                    .map(booking -> booking.at("/id").asString(""))
                    .sorted()
                    .toList();
            if (!told.equals(there)) {
                differences.add("I5: told " + told + ", there " + there);
            }
        });
        return differences;
    }

    private static String bookingId(Answer answer) {
        return answer.status() == 202 ? answer.header("Location").replace("/bookings/", "") : answer.id();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
