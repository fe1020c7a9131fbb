package io.skybound.allinone.journey;

import static org.awaitility.Awaitility.await;

import io.skybound.allinone.laboratory.Action;
import io.skybound.allinone.laboratory.Point;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** Sets traps in a product that runs in the laboratory. */
final class LaboratoryDesk {
    private final Product product;
    private final Http http;

    LaboratoryDesk(Product product) {
        this.product = product;
        this.http = new Http(product);
    }

    /** Also where the process has just ended by a trap that was set before: something else was under way, and came by. */
    void set(Point point, String occasion, Action action) {
        String trap = "/laboratory/set?point=" + point + "&action=" + action + "&occasion="
                + URLEncoder.encode(occasion, StandardCharsets.UTF_8);
        await(trap)
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(UncheckedIOException.class::isInstance)
                .untilAsserted(() -> {
                    product.startIfItEnded();
                    http.get(trap, Map.of()).expect(200);
                });
    }

    void clear() {
        http.get("/laboratory/clear", Map.of()).expect(200);
    }

    /** Every trap has sprung; each time the process has ended by it, it starts again, with those that are left. */
    void awaitSprung(String what) {
        awaitSprung(what, Duration.ofMinutes(2));
    }

    /** The same, with less patience and no complaint. */
    boolean isSprungSoon() {
        try {
            awaitSprung("everything", Duration.ofSeconds(15));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private void awaitSprung(String what, Duration patience) {
        await(what + " has happened")
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isSprung);
    }

    private boolean isSprung() {
        product.startIfItEnded();
        try {
            return http.get("/laboratory/waiting", Map.of()).body().equals("0");
        } catch (UncheckedIOException ended) {
            return false;
        }
    }
}
