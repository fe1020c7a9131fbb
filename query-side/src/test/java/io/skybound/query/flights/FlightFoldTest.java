package io.skybound.query.flights;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleFlight.flightCancelled;
import static io.skybound.api.example.ExampleFlight.flightDelayed;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.example.ExampleFlight.gateAssigned;
import static io.skybound.api.example.ExampleFlight.salesClosed;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.example.ExampleFlight.seatsConfirmed;
import static io.skybound.api.example.ExampleFlight.seatsReleased;
import static io.skybound.api.example.ExampleFlight.seatsReserved;
import static io.skybound.api.example.ExampleFlight.statusReported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.api.place.Places;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.platform.testing.StoredForm;
import io.skybound.query.flights.FlightRow.Today;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlightFoldTest {

    private final PlaceNames places = new PlaceNames(Places.load());
    private final FlightFold fold = new FlightFold(places);
    private final FlightRow scheduled = fold.evolve(null, flightScheduled(), 0);

    @Test
    void staysAsItIsOnItsWayToAnotherProcess() {
        FlightAnswer answer = new FlightAnswer(scheduled.view(places, null), false);

        assertThat(StoredForm.roundTrip(answer)).isEqualTo(answer);
    }

    @Test
    void beginsWithAllSeatsFree() {
        assertThat(scheduled.today()).isEqualTo(new Today(FlightStatus.SCHEDULED, null, null));
        assertThat(scheduled.cabins())
                .containsEntry(Cabin.ECONOMY, new CabinView(usd("199.90"), 10, 10))
                .containsEntry(Cabin.BUSINESS, new CabinView(usd("899.00"), 2, 2))
                .hasSize(2);
        assertThat(scheduled.version()).isZero();
        assertThat(scheduled.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void leavesOnTheDayThatItIsAtTheOrigin() {
        assertThat(scheduled.times().date()).isEqualTo(LocalDate.of(2026, 7, 1));

        FlightRow intoTheNight = fold.evolve(scheduled, flightDelayed(15 * 60), 1);
        assertThat(intoTheNight.times().departure()).isEqualTo("2026-07-02T03:00:00Z");
        assertThat(intoTheNight.times().date()).isEqualTo(LocalDate.of(2026, 7, 1));

        FlightRow nextDay = fold.evolve(scheduled, flightDelayed(16 * 60), 1);
        assertThat(nextDay.times().date()).isEqualTo(LocalDate.of(2026, 7, 2));
    }

    @Test
    void tellsLocalTimesAndNames() {
        FlightView view = scheduled.view(places, null);

        assertThat(view.departureTime()).hasToString("2026-07-01T08:00-04:00");
        assertThat(view.arrivalTime()).hasToString("2026-07-01T11:15-07:00");
        assertThat(view.durationMinutes()).isEqualTo(375);
        assertThat(view.originAirport().city()).isEqualTo("New York");
        assertThat(view.airline().name()).isEqualTo("Aircalin");
        assertThat(ViewJson.write(view))
                .contains("\"departure_time\":\"2026-07-01T08:00:00-04:00\"")
                .doesNotContain("is_return_flight");
        assertThat(ViewJson.write(scheduled.view(places, true))).contains("\"is_return_flight\":true");
    }

    @Test
    void knowsItsGateAndStatus() {
        FlightRow row = fold.evolve(fold.evolve(scheduled, gateAssigned(), 1), statusReported(FlightStatus.ON_TIME), 2);

        assertThat(row.today()).isEqualTo(new Today(FlightStatus.ON_TIME, "B22", "4"));
        assertThat(row.version()).isEqualTo(2);
        assertThat(row.updatedAt()).isEqualTo(minutesLater(10));
    }

    @Test
    void isCancelled() {
        assertThat(fold.evolve(scheduled, flightCancelled(), 1).today().status())
                .isEqualTo(FlightStatus.CANCELLED);
    }

    @Test
    void takesWhatIsFreeFromTheEvents() {
        FlightRow reserved = seats(scheduled, seatsReserved(BOOKING, 3, 7), 1);
        assertThat(free(reserved)).isEqualTo(7);

        FlightRow sold = seats(reserved, seatsConfirmed(BOOKING, 3), 2);
        assertThat(free(sold)).isEqualTo(7);

        FlightRow released = seats(sold, seatsReleased(BOOKING, 3, 10), 3);
        assertThat(free(released)).isEqualTo(10);
        assertThat(released.seatsVersion()).isEqualTo(3);
        assertThat(released.version()).isZero();
    }

    @Test
    void countsTheTwoStreamsApart() {
        FlightRow row = seats(fold.evolve(scheduled, gateAssigned(), 1), seatsReserved(BOOKING, 3, 7), 1);

        assertThat(row.version()).isEqualTo(1);
        assertThat(row.seatsVersion()).isEqualTo(1);
        assertThat(row.tag()).isEqualTo("W/\"1.1\"").isNotEqualTo(scheduled.tag());
    }

    @Test
    void keepsWhatWasFreeWhenSalesClose() {
        FlightRow row = seats(seats(scheduled, seatsReserved(BOOKING, 3, 7), 1), salesClosed(), 2);

        assertThat(free(row)).isEqualTo(7);
        assertThat(row.seatsVersion()).isEqualTo(2);
    }

    @Test
    void ignoresWhatItHasSeen() {
        FlightRow row = seats(fold.evolve(scheduled, gateAssigned(), 1), seatsReserved(BOOKING, 3, 7), 1);

        assertThat(fold.evolve(row, flightScheduled(), 0)).isSameAs(row);
        assertThat(fold.evolve(row, gateAssigned(), 1)).isSameAs(row);
        assertThat(fold.evolve(row, salesOpened(), 0)).isSameAs(row);
        assertThat(fold.evolve(row, seatsReserved(BOOKING, 3, 7), 1)).isSameAs(row);
    }

    @Test
    void letsSalesOpenBeforeTheFlightIsThere() {
        assertThat(fold.evolve(null, salesOpened(), 0)).isNull();
    }

    @Test
    void refusesAHistoryWithoutBeginning() {
        assertThatThrownBy(() -> fold.evolve(null, gateAssigned(), 1)).isInstanceOf(IllegalStateException.class);
    }

    private FlightRow seats(FlightRow row, SeatsEvent event, long version) {
        return Objects.requireNonNull(fold.evolve(row, event, version));
    }

    private static int free(FlightRow row) {
        return Objects.requireNonNull(row.cabins().get(Cabin.ECONOMY)).available();
    }
}
