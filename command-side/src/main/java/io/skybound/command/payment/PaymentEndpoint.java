package io.skybound.command.payment;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.command.request.Request;
import io.skybound.command.request.Requests;
import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes payments in. Whether they succeed is the gateway's to say, and most of the time it has said so in the answer. */
@RestController
@Tag(name = "Payments", description = "Money for held seats")
class PaymentEndpoint {

    private final Requests requests;
    private final Clock clock;

    PaymentEndpoint(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @PostMapping("/payments")
    @Operation(
            operationId = "createPayment",
            summary = "Pay for a booking",
            description =
                    "Needs an `Idempotency-Key`: sent again with the same key, nothing is paid twice. A payment that"
                            + " the bank declines is a 201 with `status: failed`; one that is still on its way after two"
                            + " seconds is `pending`: ask `GET /payments/{id}`. Sandbox tokens: `tok_visa`,"
                            + " `tok_declined`, `tok_insufficient_funds`, `tok_timeout_before_capture`,"
                            + " `tok_timeout_after_capture`, `tok_refund_fails`, `tok_refund_pending`, `tok_slow`.")
    @ApiResponse(
            responseCode = "201",
            description = "The payment, and what has become of it so far",
            useReturnTypeSchema = true,
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "completed", value = PaymentExamples.COMPLETED),
                                @ExampleObject(name = "failed", value = PaymentExamples.FAILED)
                            }))
    @Fails(status = 400, code = "idempotency_key_required", detail = "Send an Idempotency-Key.")
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 409, code = "hold_expired", detail = "The time to pay is over and the seats are free again.")
    @Fails(status = 409, code = "payment_in_progress", detail = "Another payment for this booking is on its way.")
    @Fails(status = 409, code = "already_paid", detail = "The booking is paid.")
    @Fails(status = 409, code = "booking_closed", detail = "The booking is over and can't be changed any more.")
    @Fails(status = 422, code = "amount_mismatch", detail = "The amount to pay is 199.90 USD.")
    @Fails(status = 422, code = "card_number_refused", detail = "Never send card numbers here.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/amount",
            error = "out_of_range")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<PaymentView> pay(@Valid @RequestBody PaymentForm form, Caller caller, IdempotencyKey key) {
        RequestPayment command = new RequestPayment(
                form.bookingId(),
                Ids.derived("pay", caller.userId(), key.value(), form.bookingId()),
                caller.userId(),
                form.money(),
                form.paymentMethod(),
                form.paymentDetails().token(),
                clock.instant());
        if (!command.bookingId().startsWith("bkg_")) {
            throw new Refused(new BookingNotFound());
        }
        Request request = requests.begin().whereMissing(new BookingNotFound());
        request.send(command);
        PaymentAnswer found = request.ask(new FindPayment(command.paymentId(), 0, true), PaymentAnswer.class);
        PaymentView payment = found.payment() != null ? found.payment() : justRequested(command);
        return ETags.answer(HttpStatus.CREATED, payment.version())
                .location(URI.create("/payments/" + payment.id()))
                .body(payment);
    }

    private static PaymentView justRequested(RequestPayment c) {
        return new PaymentView(
                c.paymentId(),
                c.bookingId(),
                c.userId(),
                c.amount(),
                Status.PENDING,
                null,
                c.method(),
                null,
                List.of(),
                0,
                c.at(),
                c.at());
    }
}
