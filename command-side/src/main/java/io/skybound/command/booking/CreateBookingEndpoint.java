package io.skybound.command.booking;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingQuery.FindUnpaidHolds;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.Rejection;
import io.skybound.api.booking.Leg;
import io.skybound.command.request.Failures;
import io.skybound.command.request.Request;
import io.skybound.command.request.Requests;
import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.joda.money.CurrencyUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Books. The booking's id comes from the caller's key, so a repeated request finds what the first one made, however far
 * that one got.
 */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class CreateBookingEndpoint {
    /** A booking's version when its process has held its seats, or could not; 0 is its first. */
    private static final long DECIDED = 1;

    private final Requests requests;
    private final Quotes quotes;
    private final FareProperties fares;
    private final BookingReferences references;
    private final EventStore events;
    private final UnpaidHolds unpaid;
    private final Clock clock;

    CreateBookingEndpoint(
            Requests requests,
            Quotes quotes,
            FareProperties fares,
            BookingReferences references,
            EventStore events,
            UnpaidHolds unpaid,
            Clock clock) {
        this.requests = requests;
        this.quotes = quotes;
        this.fares = fares;
        this.references = references;
        this.events = events;
        this.unpaid = unpaid;
        this.clock = clock;
    }

    @PostMapping("/bookings")
    @Operation(
            operationId = "createBooking",
            summary = "Book seats",
            description = "Holds seats on all flights or on none, and locks the price; pay until `payment_required_by`."
                    + " Needs an `Idempotency-Key`: sent again with the same key, it answers the same booking.")
    @ApiResponse(
            responseCode = "201",
            description = "The seats are held",
            useReturnTypeSchema = true,
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content = @Content(examples = @ExampleObject(name = "held", value = BookingExamples.HELD)))
    @ApiResponse(
            responseCode = "202",
            description = "Not decided within two seconds: ask `Location`",
            headers = @Header(name = "Location"),
            content = @Content)
    @Fails(status = 400, code = "idempotency_key_required", detail = "Send an Idempotency-Key.")
    @Fails(status = 409, code = "sold_out", detail = "Not enough seats are left in economy on one of the flights.")
    @Fails(status = 409, code = "flight_not_bookable", detail = "One of the flights has departed or is cancelled.")
    @Fails(status = 409, code = "request_in_progress", detail = "The first request with this key is still running.")
    @Fails(
            status = 429,
            code = "too_many_unpaid_holds",
            detail = "Pay for one of your bookings, cancel it, or wait until it expires.")
    @Fails(
            status = 422,
            code = "invalid_booking",
            detail = "The booking breaks 1 rule.",
            pointer = "/passengers/1/type",
            error = "age_mismatch")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/flights/0/flight_id",
            error = "unknown_flight")
    @Fails(status = 422, code = "idempotency_key_reused", detail = "This key has been used for another request.")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<BookingView> create(@Valid @RequestBody BookingForm form, Caller caller, IdempotencyKey key) {
        String id = Ids.derived("bkg", caller.userId(), key.value());
        String contact = contact(form, caller);
        Request request = requests.begin();
        try (var _ =
                unpaid.admit(caller.userId(), () -> isThere(id, request) ? 0 : unpaidOf(caller.userId(), request))) {
            request.send(command(id, form, caller, contact, request));
        } catch (RuntimeException e) {
            if (!Failures.isThereAlready(e) && !isAnEarlierOnes(id, e, request)) {
                throw e;
            }
        }
        return answer(id, request.ask(new FindBooking(id, DECIDED, true), BookingAnswer.class));
    }

    private static int unpaidOf(String userId, Request request) {
        return request.ask(new FindUnpaidHolds(userId), Integer.class);
    }

    private CreateBooking command(String id, BookingForm form, Caller caller, String contact, Request request) {
        Instant now = clock.instant();
        List<Leg> legs = request.read(() -> quotes.legs(form.flights(), now));
        CurrencyUnit currency =
                legs.getFirst().prices().values().iterator().next().getCurrencyUnit();
        return new CreateBooking(
                id,
                request.read(references::next),
                caller.userId(),
                form.tripType(),
                legs,
                form.bookedPassengers(),
                contact,
                fares.conditions(currency),
                now);
    }

    private static String contact(BookingForm form, Caller caller) {
        if (form.contactEmail() != null) {
            return form.contactEmail();
        }
        if (caller.email().isEmpty()) {
            throw Problem.invalid(List.of(new InputError("/contact_email", "required", "is required")));
        }
        return caller.email();
    }

    /** What is refused now may have been accepted when this request came first, say before the flight departed. */
    private boolean isAnEarlierOnes(String id, RuntimeException refusal, Request request) {
        return Refused.reasonOf(refusal) != null && isThere(id, request);
    }

    private boolean isThere(String id, Request request) {
        return request.read(() -> events.lastSequenceNumberFor(id).isPresent());
    }

    private static ResponseEntity<BookingView> answer(String id, BookingAnswer found) {
        BookingView booking = found.booking();
        URI location = URI.create("/bookings/" + id);
        if (booking == null || booking.statusDetail() == Detail.HOLDING) {
            return ETags.answer(HttpStatus.ACCEPTED, booking == null ? 0 : booking.version())
                    .location(location)
                    .build();
        }
        if (booking.statusDetail() == Detail.REJECTED && booking.rejection() != null) {
            throw problem(booking.rejection());
        }
        return ETags.answer(HttpStatus.CREATED, booking.version())
                .location(location)
                .body(booking);
    }

    private static Problem problem(Rejection rejection) {
        HttpStatus status =
                rejection.code().equals("no_such_cabin") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return Problem.of(status, rejection.code(), rejection.detail());
    }
}
