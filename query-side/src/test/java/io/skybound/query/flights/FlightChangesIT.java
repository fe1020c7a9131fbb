package io.skybound.query.flights;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.security.Roles;
import io.skybound.platform.signals.Signals;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import io.skybound.query.testing.Watcher;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadSideTest
class FlightChangesIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private Signals signals;

    @Test
    void tellsOperationsOfEachFlightThatIsNewOrHasChangedButNotOfSales() {
        await().until(signals::isConnected);
        history.record("flt_before", flightScheduled("flt_before"));
        history.caughtUp(FlightProjection.NAME);
        try (Watcher ops = watch()) {
            assertThat(ops.header("Content-Type")).isEqualTo("text/event-stream");
            history.record("flt_new", flightScheduled("flt_new"));
            history.caughtUp(FlightProjection.NAME);
            history.record(
                    inventoryOf("flt_new"),
                    new SalesOpened("flt_new", Map.of(Cabin.ECONOMY, 10), minutesLater(0)),
                    new SeatsReserved(
                            "flt_new", "bkg_1", Map.of(Cabin.ECONOMY, 1), Map.of(Cabin.ECONOMY, 9), minutesLater(90)));
            history.caughtUp(FlightProjection.NAME);
            history.record("flt_new", new GateAssigned("flt_new", "B22", "4", minutesLater(20)));
            history.caughtUp(FlightProjection.NAME);
            history.record("flt_before", new FlightCancelled("flt_before", "weather", minutesLater(30)));

            assertThat(ops.await(3)).allMatch(seen -> "flight".equals(seen.event()));
            assertThat(ops.ids()).containsOnly("null");
            List<String> data =
                    ops.seen().stream().map(seen -> String.valueOf(seen.data())).toList();
            assertThat(data.get(0)).contains("\"id\":\"flt_new\"", "\"gate\":null");
            assertThat(data.get(1)).contains("\"id\":\"flt_new\"", "\"gate\":\"B22\"");
            assertThat(data.get(2)).contains("\"id\":\"flt_before\"", "\"status\":\"cancelled\"");
        }
    }

    @Test
    void saysWhenChangesMayHaveBeenMissed() {
        try (Watcher ops = watch()) {
            assertThat(ops.status()).isEqualTo(200);

            signals.notify(Arrival.CHANNEL, Signals.LOOK_AGAIN);

            assertThat(ops.await(1).getFirst().event()).isEqualTo("reload");
        }
    }

    @Test
    void isForOperationsOnly() {
        assertThat(callers.traveller("usr_ada").get("/ops/flights/stream").status())
                .isEqualTo(403);
    }

    private Watcher watch() {
        return callers.watch(
                "/ops/flights/stream", "Authorization", "Bearer " + callers.token("usr_ops", Roles.OPS, "ses_ops"));
    }
}
