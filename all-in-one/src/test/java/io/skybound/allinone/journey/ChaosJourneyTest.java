package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.Havoc.Fault;
import io.skybound.allinone.journey.invariants.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Buyers come while one thing after the other happens to the product, in an order that the seed says. A few faults strike
 * once each; {@code -Dchaos.seconds=} goes on for so long with all of them, {@code -Dchaos.seed=} repeats, {@code
 * -Dchaos.rare=} adds faults.
 */
class ChaosJourneyTest {
    private static final int TRAVELLERS = 12;
    private static final int SECONDS = Integer.getInteger("chaos.seconds", 0);
    /** What is tried where time is short. */
    private static final Set<Fault> FEW =
            EnumSet.of(Fault.APP_KILLED, Fault.DATABASE_KILLED, Fault.CONNECTIONS_CUT, Fault.MAIL_SERVER_BUSY);

    private static final Set<String> RARE =
            Set.of(System.getProperty("chaos.rare", "").split(","));

    @Test
    void everythingHasOneOutcomeWhateverHappens() throws Exception {
        long seed = Long.getLong("chaos.seed", 20_260_522);
        System.out.println("chaos: seed " + seed + ", at least " + SECONDS + " s");
        Random random = new Random(seed);
        History history = new History();
        FaultRecord record = new FaultRecord();
        try (MailServer mails = new MailServer();
                Product product = Product.named("chaos")
                        .with("skybound.demo.enabled", "false")
                        .with("skybound.booking.hold", "PT20S")
                        .with("skybound.security.access-token-life", "P1D")
                        .with("skybound.gateway.sandbox.slow", "2s")
                        .mailingTo(mails)
                        .start()) {
            Operations operations = new Operations(product);
            List<String> flights = Stream.of(200, 200, 8)
                    .map(seats -> operations.flight(30, seats))
                    .toList();
            List<Traveller> travellers = IntStream.range(0, TRAVELLERS)
                    .mapToObj(_ -> Traveller.of(product))
                    .toList();
            Havoc havoc = new Havoc(product, mails, operations, random);
            try (LiveStream page = watch(product, travellers.getFirst());
                    Buyers buyers = new Buyers(product, history, flights, travellers, new Random(seed))) {
                buyers.come(Duration.ofMillis(400));
                long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
                do {
                    for (Fault fault : shuffled(random)) {
                        havoc.pause();
                        System.out.println("chaos: " + fault);
                        havoc.strike(fault);
                        record.tried("chaos: " + fault.means());
                    }
                } while (System.nanoTime() < end);
                buyers.stop();
                history.resolve();
                assertThat(Invariants.violations(product.evidence()))
                        .as(() -> "seed " + seed + "\n" + product.endOfLog())
                        .isEmpty();
                assertThat(buyers.differences()).isEmpty();
                seesEveryBookingToItsEnd(page, travellers.getFirst());
            }
        } finally {
            history.write(Path.of("target", "reliability", "chaos-" + seed + ".tsv"));
            record.write("chaos-" + seed);
            System.out.println("chaos: seed " + seed + ", " + history.counts() + ", " + record.times());
        }
        history.isClean();
    }

    /** I9: whoever watched, and came back each time, was told each state once, in its order, and the last one. */
    private static void seesEveryBookingToItsEnd(LiveStream page, Traveller traveller) {
        Map<String, Long> last = new HashMap<>();
        List<JsonNode> now = traveller
                .get("/users/me/bookings?limit=200")
                .expect(200)
                .json()
                .valueStream()
                .toList();
        await("the page has seen all").until(() -> {
            last.clear();
            page.data().forEach(booking -> last.put(id(booking), version(booking)));
            return now.stream().allMatch(booking -> last.getOrDefault(id(booking), -1L) >= version(booking));
        });
        last.clear();
        for (JsonNode seen : page.data()) {
            Long before = last.put(id(seen), version(seen));
            assertThat(before == null || before < version(seen))
                    .as("booking %s after version %s", seen, before)
                    .isTrue();
        }
        assertThat(page.ids()).doesNotHaveDuplicates();
    }

    private static List<Fault> shuffled(Random random) {
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        faults.removeIf(fault -> SECONDS == 0
                ? !FEW.contains(fault) && !RARE.contains(fault.name())
                : fault.isRare() && !RARE.contains(fault.name()));
        Collections.shuffle(faults, random);
        return faults;
    }

    private static LiveStream watch(Product product, Traveller traveller) {
        return LiveStream.of(
                product, "/users/me/bookings/stream", traveller.session().bearer());
    }

    private static String id(JsonNode booking) {
        return booking.at("/id").asString();
    }

    private static long version(JsonNode booking) {
        return booking.at("/version").asLong();
    }
}
