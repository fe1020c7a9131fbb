package io.skybound.command.http;

import static io.skybound.api.example.Example.NOW;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingQuery.FindUnpaidHolds;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.RefundEntry;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.api.booking.BookingView.Rejection;
import io.skybound.api.booking.BookingView.Status;
import io.skybound.api.booking.Passenger;
import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightQuery.FindFlight;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.place.Places;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads that look into the event store itself; enough of a view for the endpoints to answer with. */
class Reads {

    private final EventStore events;

    /** Whether the read models don't keep up. */
    volatile boolean lagging;

    /** What happens to a booking before a settled one is found; the booking process would hold it. */
    volatile Consumer<String> beforeSettled = _ -> {};

    Reads(EventStore events) {
        this.events = events;
    }

    /** Ada makes many bookings in these tests, and none of them is anybody's concern any more in the next one. */
    @QueryHandler
    int answer(FindUnpaidHolds query) {
        return 0;
    }

    @QueryHandler
    BookingAnswer answer(FindBooking query) {
        if (lagging) {
            return new BookingAnswer(null, true);
        }
        if (query.settled()) {
            beforeSettled.accept(query.bookingId());
        }
        BookingCreated created = null;
        List<Passenger> passengers = List.of();
        Detail detail = Detail.HOLDING;
        RefundEntry refund = null;
        Rejection rejection = null;
        long version = -1;
        for (DomainEventMessage<?> message : stream(query.bookingId())) {
            version = message.getSequenceNumber();
            switch ((BookingEvent) message.getPayload()) {
                case BookingCreated e -> {
                    created = e;
                    passengers = e.passengers();
                }
                case BookingHeld _ -> detail = Detail.AWAITING_PAYMENT;
                case BookingRejected e -> {
                    detail = Detail.REJECTED;
                    rejection = new Rejection(e.code(), e.detail());
                }
                case BookingCorrected e -> passengers = e.passengers();
                case BookingCancelled e -> {
                    detail = Detail.CANCELLED_BY_TRAVELLER;
                    refund = new RefundEntry(e.refund(), e.penalty(), RefundStatus.NOT_NEEDED);
                }
                default -> {}
            }
        }
        return created == null
                ? new BookingAnswer(null, false)
                : new BookingAnswer(view(created, passengers, detail, refund, rejection, version), false);
    }

    private static BookingView view(
            BookingCreated created,
            List<Passenger> passengers,
            Detail detail,
            @Nullable RefundEntry refund,
            @Nullable Rejection rejection,
            long version) {
        return new BookingView(
                created.bookingId(),
                created.reference(),
                created.userId(),
                created.tripType(),
                Status.PENDING,
                detail,
                created.price(),
                null,
                List.of(),
                passengers.stream()
                        .map(p -> new BookedPassenger(
                                p.id(),
                                p.type(),
                                p.firstName(),
                                p.lastName(),
                                p.dateOfBirth(),
                                p.passportNumber(),
                                p.nationality(),
                                p.cabin()))
                        .toList(),
                created.contactEmail(),
                List.of(),
                refund,
                rejection,
                List.of(),
                version,
                created.at(),
                created.at());
    }

    @QueryHandler
    PaymentAnswer answer(FindPayment query) {
        List<? extends DomainEventMessage<?>> stream = stream(query.paymentId());
        if (lagging || stream.isEmpty()) {
            return new PaymentAnswer(null, lagging);
        }
        PaymentRequested requested = (PaymentRequested) stream.getFirst().getPayload();
        return new PaymentAnswer(
                new PaymentView(
                        requested.paymentId(),
                        requested.bookingId(),
                        requested.userId(),
                        requested.amount(),
                        PaymentView.Status.COMPLETED,
                        null,
                        requested.method(),
                        null,
                        List.of(),
                        stream.size() - 1,
                        requested.at(),
                        NOW),
                false);
    }

    @QueryHandler
    FlightAnswer answer(FindFlight query) {
        List<? extends DomainEventMessage<?>> stream = stream(query.flightId());
        if (lagging || stream.isEmpty()) {
            return new FlightAnswer(null, lagging);
        }
        FlightScheduled flight = (FlightScheduled) stream.getFirst().getPayload();
        Places places = Places.load();
        return new FlightAnswer(
                new FlightView(
                        flight.flightId(),
                        flight.flightNumber(),
                        places.airline(flight.airlineCode()).orElseThrow().view(),
                        places.airport(flight.originCode()).orElseThrow().view(),
                        places.airport(flight.destinationCode()).orElseThrow().view(),
                        flight.departure().atOffset(ZoneOffset.UTC),
                        flight.arrival().atOffset(ZoneOffset.UTC),
                        0,
                        FlightStatus.SCHEDULED,
                        flight.aircraftType(),
                        null,
                        null,
                        Map.of(),
                        null,
                        stream.size() - 1,
                        flight.at()),
                false);
    }

    /** Every event of an aggregate. */
    List<? extends DomainEventMessage<?>> stream(String id) {
        return events.readEvents(id).asStream().toList();
    }

    long count(String id) {
        return stream(id).size();
    }

    Money price(String bookingId) {
        return ((BookingCreated)
                        Objects.requireNonNull(stream(bookingId).getFirst()).getPayload())
                .price();
    }
}
