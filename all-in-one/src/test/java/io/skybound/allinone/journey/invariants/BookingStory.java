package io.skybound.allinone.journey.invariants;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingEvent.BookingRevoked;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What became of one booking, told by its own events. */
final class BookingStory {

    enum Stage {
        HOLDING,
        AWAITING_PAYMENT,
        CONFIRMED,
        EXPIRED,
        REJECTED,
        CANCELLED_BY_TRAVELLER,
        CANCELLED_BY_AIRLINE
    }

    private final String id;
    private @Nullable BookingCreated created;
    private @Nullable Instant departure;
    private @Nullable Instant dueBy;
    private @Nullable String confirmedBy;
    private @Nullable BookingCancelled cancelled;
    private final Set<String> openPayments = new HashSet<>();
    private final Set<String> flights = new HashSet<>();
    private boolean refundFailed;
    private Stage stage = Stage.HOLDING;
    private Instant changedAt = Instant.EPOCH;

    BookingStory(String id) {
        this.id = id;
    }

    void tell(BookingEvent event, Instant at) {
        changedAt = at;
        switch (event) {
            case BookingCreated e -> begin(e);
            case BookingHeld e -> {
                stage = Stage.AWAITING_PAYMENT;
                dueBy = e.paymentDueBy();
            }
            case BookingRejected _ -> stage = Stage.REJECTED;
            case PaymentStarted e -> openPayments.add(e.paymentId());
            case PaymentAttemptFailed e -> openPayments.remove(e.paymentId());
            case BookingConfirmed e -> {
                stage = Stage.CONFIRMED;
                confirmedBy = e.paymentId();
                openPayments.remove(e.paymentId());
            }
            case BookingExpired _ -> stage = Stage.EXPIRED;
            case BookingCancelled e -> {
                stage = Stage.CANCELLED_BY_TRAVELLER;
                cancelled = e;
            }
            case BookingCancelledByAirline _ -> stage = Stage.CANCELLED_BY_AIRLINE;
            case BookingRevoked _ -> {
                stage = stage == Stage.CONFIRMED ? Stage.CANCELLED_BY_AIRLINE : stage;
                confirmedBy = null;
                cancelled = null;
            }
            case LegRescheduled e -> {
                if (e.flightId().equals(created().legs().getFirst().flightId())) {
                    departure = e.departure();
                }
            }
            case BookingRefunded e -> openPayments.remove(e.paymentId());
            case BookingRefundFailed e -> {
                refundFailed = true;
                openPayments.remove(e.paymentId());
            }
            case BookingCorrected _ -> {}
        }
    }

    private void begin(BookingCreated e) {
        created = e;
        departure = e.legs().getFirst().departure();
        e.legs().stream().map(Leg::flightId).forEach(flights::add);
    }

    /** What the gateway must have given back of a payment for this booking that it has captured. */
    Money owedFor(String paymentId, Money captured) {
        if (!paymentId.equals(confirmedBy)) {
            return captured;
        }
        return switch (stage) {
            case CONFIRMED -> nothing();
            case CANCELLED_BY_AIRLINE -> captured;
            case CANCELLED_BY_TRAVELLER -> byConditions();
            case HOLDING, AWAITING_PAYMENT, EXPIRED, REJECTED -> captured;
        };
    }

    /** Worked out here once more, from the conditions that were frozen at purchase. */
    private Money byConditions() {
        Instant at = Objects.requireNonNull(cancelled).at();
        Instant bookedAt = created().at();
        boolean within = !at.isAfter(bookedAt.plus(created().conditions().freeCancellation()));
        boolean early = !Objects.requireNonNull(departure)
                .isBefore(bookedAt.plus(created().conditions().freeCancellationLead()));
        if (within && early) {
            return price();
        }
        Money refund = nothing();
        for (Leg leg : created().legs()) {
            for (Passenger passenger : created().passengers()) {
                CabinConditions conditions = created().conditions().cabins().get(passenger.cabin());
                if (passenger.type().takesSeat() && conditions != null) {
                    Money fare = Objects.requireNonNull(leg.prices().get(passenger.cabin()));
                    Money back = fare.multipliedBy(conditions.refundShare(), RoundingMode.HALF_UP)
                            .minus(conditions.penalty());
                    refund = refund.plus(back.isNegative() ? nothing() : back);
                }
            }
        }
        return refund;
    }

    String id() {
        return id;
    }

    Stage stage() {
        return stage;
    }

    Set<String> flights() {
        return flights;
    }

    @Nullable
    BookingCancelled cancelled() {
        return cancelled;
    }

    @Nullable
    String confirmedBy() {
        return confirmedBy;
    }

    @Nullable
    Instant dueBy() {
        return dueBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    boolean hasOpenPayments() {
        return !openPayments.isEmpty();
    }

    boolean refundFailed() {
        return refundFailed;
    }

    boolean isOpen() {
        return stage == Stage.HOLDING || stage == Stage.AWAITING_PAYMENT || stage == Stage.CONFIRMED;
    }

    Money price() {
        return created().price();
    }

    private Money nothing() {
        return Money.zero(price().getCurrencyUnit());
    }

    private BookingCreated created() {
        return Objects.requireNonNull(created, () -> "booking " + id + " was never created");
    }
}
