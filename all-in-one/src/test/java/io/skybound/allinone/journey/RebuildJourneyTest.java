package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Read models are made anew while the product sells on. That they then equal what one gets who starts from the first
 * event is an invariant, and checked after every journey.
 */
class RebuildJourneyTest {
    private static final List<String> MODELS = List.of("bookings", "flights", "payments");
    private static final int SELLERS = 3;
    private static final int SALES_MEANWHILE = 6;

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    private final AtomicInteger sales = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whatIsSoldDuringARebuildIsShownAtOnceAndForEver() {
        String flight = sky.operations().flight(40, 200);

        Crowd.atOnce(SELLERS + 1, i -> i == 0 ? rebuild() : sell(flight));

        assertThat(sales.get()).isGreaterThanOrEqualTo(SALES_MEANWHILE);
        sky.awaitAvailable(flight, 200 - sales.get());
    }

    /** Somebody who reads for long keeps the new tables from taking their place, until enough was sold meanwhile. */
    private int rebuild() {
        try (Connection reader = sky.readerOf("read.booking, read.flight, read.payment")) {
            MODELS.forEach(model -> sky.operations().rebuild(model).expect(202));
            await().atMost(Duration.ofSeconds(60)).until(() -> sales.get() >= SALES_MEANWHILE);
            assertThat(MODELS).allSatisfy(model -> assertThat(rebuildOf(model)).isEqualTo("running"));
            reader.rollback();
            MODELS.forEach(model -> await("rebuild of " + model)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> rebuildOf(model), "completed"::equals));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            over.set(true);
        }
        return MODELS.size();
    }

    private int sell(String flight) {
        Traveller ada = sky.traveller();
        Map<String, Long> shown = new HashMap<>();
        List<Answer> payments = new ArrayList<>();
        do {
            Answer held = Crowd.hold(
                    ada, Keys.fresh(), Trip.oneWay(flight, sky.people().adult()));
            payments.add(ada.pay(held, "tok_visa").expect(201));
            shown.put(held.id(), held.version());
            sales.incrementAndGet();
            shown.replaceAll((id, version) -> {
                long now = ada.booking(id).expect(200).version();
                assertThat(now).as(id).isGreaterThanOrEqualTo(version);
                return now;
            });
        } while (!over.get());
        payments.forEach(payment -> ada.awaitPayment(payment.id(), "completed"));
        shown.keySet().forEach(id -> ada.awaitDetail(id, "confirmed"));
        assertThat(ada.myBookings().each("/id")).containsExactlyInAnyOrderElementsOf(shown.keySet());
        return shown.size();
    }

    private static String rebuildOf(String model) {
        return sky.operations().projection(model).at("/rebuild/status");
    }
}
