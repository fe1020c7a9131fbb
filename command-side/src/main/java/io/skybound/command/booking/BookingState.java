package io.skybound.command.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Personal;
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
import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a booking must remember to decide. Changed by its events only. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
final class BookingState {

    /** Where the booking stands. The last three are final. */
    enum Stage {
        HOLDING,
        AWAITING_PAYMENT,
        CONFIRMED,
        EXPIRED,
        REJECTED,
        CANCELLED
    }

    private String userId;
    private List<Leg> legs;
    private List<Passenger> passengers;

    @Personal
    private String contactEmail;

    private Money price;
    private FareConditions conditions;
    private Instant createdAt;
    private Stage stage = Stage.HOLDING;
    private Instant paymentDueBy = Instant.EPOCH;
    private @Nullable String pendingPayment;
    private @Nullable String confirmedBy;
    private boolean refundFailed;
    private final Set<String> payments = new HashSet<>();
    private final Set<String> refunded = new HashSet<>();
    private final Map<String, Instant> rescheduledAt = new HashMap<>();

    /** For the serializer, which fills the fields of a snapshot. */
    @SuppressWarnings("NullAway.Init")
    private BookingState() {}

    private BookingState(BookingCreated e) {
        userId = e.userId();
        legs = e.legs();
        passengers = e.passengers();
        contactEmail = e.contactEmail();
        price = e.price();
        conditions = e.conditions();
        createdAt = e.at();
    }

    /** The state after {@code event}; {@code before} is null for the first event only. */
    static BookingState evolve(@Nullable BookingState before, BookingEvent event) {
        if (event instanceof BookingCreated created) {
            return new BookingState(created);
        }
        BookingState state = Objects.requireNonNull(before, "a booking begins with BookingCreated");
        state.change(event);
        return state;
    }

    private void change(BookingEvent event) {
        switch (event) {
            case BookingCreated e -> throw new IllegalStateException("a booking is created once: " + e.bookingId());
            case BookingHeld e -> {
                stage = Stage.AWAITING_PAYMENT;
                paymentDueBy = e.paymentDueBy();
            }
            case BookingRejected _ -> stage = Stage.REJECTED;
            case PaymentStarted e -> {
                pendingPayment = e.paymentId();
                payments.add(e.paymentId());
            }
            case PaymentAttemptFailed _ -> pendingPayment = null;
            case BookingConfirmed e -> {
                stage = Stage.CONFIRMED;
                pendingPayment = null;
                confirmedBy = e.paymentId();
            }
            case BookingExpired _ -> stage = Stage.EXPIRED;
            case BookingCancelled _ -> stage = Stage.CANCELLED;
            case BookingCancelledByAirline _ -> stage = Stage.CANCELLED;
            case BookingRevoked _ -> {
                stage = Stage.CANCELLED;
                confirmedBy = null;
            }
            case BookingCorrected e -> {
                passengers = e.passengers();
                contactEmail = e.contactEmail();
            }
            case LegRescheduled e -> {
                legs = legs.stream().map(leg -> moved(leg, e)).toList();
                rescheduledAt.put(e.flightId(), e.at());
            }
            case BookingRefunded e -> refunded.add(e.paymentId());
            case BookingRefundFailed _ -> refundFailed = true;
        }
    }

    private static Leg moved(Leg leg, LegRescheduled e) {
        if (!leg.flightId().equals(e.flightId())) {
            return leg;
        }
        return new Leg(
                leg.flightId(),
                leg.returnFlight(),
                leg.flightNumber(),
                leg.airlineCode(),
                leg.originCode(),
                leg.destinationCode(),
                leg.departureDate(),
                e.departure(),
                e.arrival(),
                leg.prices());
    }

    String userId() {
        return userId;
    }

    List<Leg> legs() {
        return legs;
    }

    List<Passenger> passengers() {
        return passengers;
    }

    String contactEmail() {
        return contactEmail;
    }

    Money price() {
        return price;
    }

    FareConditions conditions() {
        return conditions;
    }

    Instant createdAt() {
        return createdAt;
    }

    Stage stage() {
        return stage;
    }

    Instant paymentDueBy() {
        return paymentDueBy;
    }

    @Nullable
    String pendingPayment() {
        return pendingPayment;
    }

    /** The payment that confirmed the booking, null if none did. */
    @Nullable
    String confirmedBy() {
        return confirmedBy;
    }

    /** When the first leg departs. */
    Instant departure() {
        return legs.getFirst().departure();
    }

    @Nullable
    Leg leg(String flightId) {
        return legs.stream()
                .filter(leg -> leg.flightId().equals(flightId))
                .findFirst()
                .orElse(null);
    }

    /** Whether the flight's times have not been changed since; two changes may be heard of in the wrong order. */
    boolean isNews(String flightId, Instant changedAt) {
        return !changedAt.isBefore(rescheduledAt.getOrDefault(flightId, Instant.MIN));
    }

    boolean isOpen() {
        return stage == Stage.HOLDING || stage == Stage.AWAITING_PAYMENT || stage == Stage.CONFIRMED;
    }

    boolean knowsPayment(String paymentId) {
        return payments.contains(paymentId);
    }

    boolean isRefunded(String paymentId) {
        return refunded.contains(paymentId);
    }

    boolean refundHasFailed() {
        return refundFailed;
    }
}
