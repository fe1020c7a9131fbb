package io.skybound.command.seats;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.salesClosed;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.example.ExampleFlight.seatsConfirmed;
import static io.skybound.api.example.ExampleFlight.seatsReleased;
import static io.skybound.api.example.ExampleFlight.seatsReserved;
import static io.skybound.api.flight.Cabin.BUSINESS;
import static io.skybound.api.flight.Cabin.ECONOMY;
import static io.skybound.api.flight.Cabin.FIRST;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.Snapshots.assertSurvives;

import io.skybound.api.flight.Cabin;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.api.seats.SeatsRefusal.NoSeatsHeld;
import io.skybound.api.seats.SeatsRefusal.NoSuchCabin;
import io.skybound.api.seats.SeatsRefusal.SalesAreClosed;
import io.skybound.api.seats.SeatsRefusal.SoldOut;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ada and Grace want seats on SB400, which has ten in economy and two in business. */
class SeatInventoryTest {

    private static final String ADAS = "bkg_ada";
    private static final String GRACES = "bkg_grace";

    private final AggregateTestFixture<SeatInventory> inventory = new AggregateTestFixture<>(SeatInventory.class);

    @Nested
    class ReserveSeatsTest {

        @Test
        void holdsAFreeSeat() {
            inventory
                    .given(salesOpened())
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectEvents(seatsReserved(ADAS, 1, 9));
        }

        @Test
        void holdsTheLastSeat() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 9, 1))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectEvents(seatsReserved(ADAS, 1, 0));
        }

        @Test
        void holdsSeatsInSeveralCabinsAtOnce() {
            inventory
                    .given(salesOpened())
                    .when(reserve(ADAS, Map.of(ECONOMY, 3, BUSINESS, 2)))
                    .expectEvents(new SeatsReserved(
                            SB400,
                            ADAS,
                            Map.of(ECONOMY, 3, BUSINESS, 2),
                            Map.of(ECONOMY, 7, BUSINESS, 0),
                            minutesLater(1)));
        }

        @Test
        void refusesASeatHeldByAnother() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 10, 0))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(refusal(new SoldOut(ECONOMY, 0)))
                    .expectNoEvents();
        }

        @Test
        void refusesASeatSoldToAnother() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 10, 0), seatsConfirmed(GRACES, 10))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(refusal(new SoldOut(ECONOMY, 0)))
                    .expectNoEvents();
        }

        @Test
        void holdsNothingWhenOneCabinOfSeveralIsSoldOut() {
            inventory
                    .given(salesOpened())
                    .when(reserve(ADAS, Map.of(ECONOMY, 1, BUSINESS, 3)))
                    .expectException(refusal(new SoldOut(BUSINESS, 2)))
                    .expectNoEvents();
        }

        @Test
        void refusesACabinThatTheFlightDoesNotHave() {
            inventory
                    .given(salesOpened())
                    .when(reserve(ADAS, Map.of(FIRST, 1)))
                    .expectException(refusal(new NoSuchCabin(FIRST)))
                    .expectNoEvents();
        }

        @Test
        void holdsASeatThatCameBack() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 10, 0), seatsReleased(GRACES, 10, 10))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectEvents(seatsReserved(ADAS, 1, 9));
        }

        @Test
        void staysQuietOnARepeatedHold() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedHoldOfASoldSeat() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9), seatsConfirmed(ADAS, 1))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedHoldAfterTheSalesClosed() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9), salesClosed())
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void refusesABookingThatGaveItsSeatsBack() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9), seatsReleased(ADAS, 1, 10))
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(refusal(new NoSeatsHeld()))
                    .expectNoEvents();
        }

        @Test
        void refusesABookingThatGaveUpBeforeItHeldAnything() {
            inventory
                    .given(salesOpened(), nothingReleased())
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(refusal(new NoSeatsHeld()))
                    .expectNoEvents();
        }

        @Test
        void refusesOnceTheSalesAreClosed() {
            inventory
                    .given(salesOpened(), salesClosed())
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(refusal(new SalesAreClosed()))
                    .expectNoEvents();
        }

        @Test
        void knowsNoFlightThatIsNotScheduled() {
            inventory
                    .givenNoPriorActivity()
                    .when(reserve(ADAS, Map.of(ECONOMY, 1)))
                    .expectException(AggregateNotFoundException.class)
                    .expectNoEvents();
        }

        private ReserveSeats reserve(String bookingId, Map<Cabin, Integer> seats) {
            return new ReserveSeats(SB400, bookingId, seats, minutesLater(1));
        }
    }

    @Nested
    class ConfirmSeatsTest {

        private final ConfirmSeats confirm = new ConfirmSeats(SB400, ADAS, minutesLater(3));

        @Test
        void sellsWhatIsHeld() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8))
                    .when(confirm)
                    .expectEvents(seatsConfirmed(ADAS, 2));
        }

        @Test
        void sellsWhatIsHeldAlsoAfterTheSalesClosed() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), salesClosed())
                    .when(confirm)
                    .expectEvents(seatsConfirmed(ADAS, 2));
        }

        @Test
        void refusesABookingThatHoldsNothing() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 1, 9))
                    .when(confirm)
                    .expectException(refusal(new NoSeatsHeld()))
                    .expectNoEvents();
        }

        @Test
        void refusesABookingThatGaveItsSeatsBack() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9), seatsReleased(ADAS, 1, 10))
                    .when(confirm)
                    .expectException(refusal(new NoSeatsHeld()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedSale() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 1, 9), seatsConfirmed(ADAS, 1))
                    .when(confirm)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class ReleaseSeatsTest {

        private final ReleaseSeats release = new ReleaseSeats(SB400, ADAS, minutesLater(5));

        @Test
        void givesBackWhatIsHeld() {
            inventory
                    .given(salesOpened(), seatsReserved(GRACES, 4, 6), seatsReserved(ADAS, 2, 4))
                    .when(release)
                    .expectEvents(seatsReleased(ADAS, 2, 6));
        }

        @Test
        void givesBackWhatIsSold() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), seatsConfirmed(ADAS, 2))
                    .when(release)
                    .expectEvents(new SeatsReleased(
                            SB400, ADAS, Map.of(ECONOMY, 2), Map.of(ECONOMY, 10, BUSINESS, 2), true, minutesLater(5)));
        }

        @Test
        void barsABookingThatHoldsNothingYet() {
            inventory.given(salesOpened()).when(release).expectEvents(nothingReleased());
        }

        @Test
        void givesBackAlsoAfterTheSalesClosed() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), salesClosed())
                    .when(release)
                    .expectEvents(seatsReleased(ADAS, 2, 10));
        }

        @Test
        void releasesNothingTwice() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), seatsReleased(ADAS, 2, 10))
                    .when(release)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class ClosingTheSales {

        @Test
        void takesAllSeatsBackAtOnce() {
            inventory
                    .given(
                            salesOpened(),
                            seatsReserved(GRACES, 1, 9),
                            seatsReserved(ADAS, 2, 7),
                            seatsConfirmed(ADAS, 2))
                    .whenInvoking(SeatsCommand.inventoryOf(SB400), sold -> sold.close(minutesLater(5)))
                    .expectEvents(
                            new SalesClosed(SB400, minutesLater(5)),
                            released(ADAS, 2, 9, true),
                            released(GRACES, 1, 10, false));
        }

        @Test
        void staysQuietTheSecondTime() {
            inventory
                    .given(salesOpened(), salesClosed(), seatsReleased(ADAS, 2, 10))
                    .whenInvoking(SeatsCommand.inventoryOf(SB400), sold -> sold.close(minutesLater(6)))
                    .expectNoEvents();
        }

        @Test
        void leavesNothingToSell() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), salesClosed(), seatsReleased(ADAS, 2, 10))
                    .when(new ConfirmSeats(SB400, ADAS, minutesLater(6)))
                    .expectException(refusal(new NoSeatsHeld()));
        }

        @Test
        void saysOfARepeatedHoldThatTheFlightIsCancelled() {
            inventory
                    .given(salesOpened(), seatsReserved(ADAS, 2, 8), salesClosed(), seatsReleased(ADAS, 2, 10))
                    .when(new ReserveSeats(SB400, ADAS, Map.of(ECONOMY, 2), minutesLater(6)))
                    .expectException(refusal(new SalesAreClosed()));
        }

        private static SeatsReleased released(String bookingId, int seats, int free, boolean sold) {
            return new SeatsReleased(
                    SB400,
                    bookingId,
                    Map.of(ECONOMY, seats),
                    Map.of(ECONOMY, free, BUSINESS, 2),
                    sold,
                    minutesLater(5));
        }
    }

    @Test
    void comesBackWholeFromASnapshot() {
        inventory
                .given(
                        salesOpened(),
                        seatsReserved(ADAS, 2, 8),
                        seatsConfirmed(ADAS, 2),
                        seatsReserved(GRACES, 1, 7),
                        seatsReserved("bkg_other", 1, 6),
                        salesClosed())
                .when(new ReleaseSeats(SB400, "bkg_other", minutesLater(5)))
                .expectState(state -> assertSurvives(state));
    }

    private static SeatsReleased nothingReleased() {
        return new SeatsReleased(SB400, ADAS, Map.of(), Map.of(ECONOMY, 10, BUSINESS, 2), false, minutesLater(5));
    }
}
