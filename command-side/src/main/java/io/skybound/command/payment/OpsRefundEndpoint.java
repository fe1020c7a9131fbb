package io.skybound.command.payment;

import io.skybound.api.Refused;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentCommand.RequestRefund;
import io.skybound.api.payment.PaymentCommand.SettleRefund;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentRefusal.PaymentNotFound;
import io.skybound.api.payment.PaymentView;
import io.skybound.command.request.Request;
import io.skybound.command.request.Requests;
import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.MinVersion;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operations give money back, and help refunds that the gateway refuses. */
@RestController
@RequestMapping("/ops/payments/{id}/refunds")
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class OpsRefundEndpoint {

    private static final Logger log = LoggerFactory.getLogger(OpsRefundEndpoint.class);

    private final Requests requests;
    private final Clock clock;

    OpsRefundEndpoint(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "requestRefund",
            summary = "Give a part of a payment back",
            description = "Out of goodwill: it counts against what the booking may owe later. Needs an"
                    + " `Idempotency-Key`. All refunds of a payment together are never more than was captured.")
    @ApiResponse(
            responseCode = "201",
            description = "The payment, with the refund and how far it has come",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "paid back", value = PaymentExamples.GOODWILL)))
    @Fails(status = 400, code = "idempotency_key_required", detail = "Send an Idempotency-Key.")
    @Fails(status = 404, code = "payment_not_found", detail = "There is no payment with this id.")
    @Fails(status = 409, code = "nothing_to_refund", detail = "The payment was not captured.")
    @Fails(status = 409, code = "refund_exceeds_payment", detail = "More would be paid back than was paid.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/amount",
            error = "out_of_range")
    ResponseEntity<PaymentView> requestRefund(
            @PathVariable @Parameter(example = "pay_ada") String id,
            @Valid @RequestBody GoodwillForm form,
            Caller caller,
            IdempotencyKey key) {
        if (!form.amount().isPositive()) {
            throw Problem.invalid(List.of(new InputError("/amount", "out_of_range", "must be above zero")));
        }
        String refund = Ids.derived("rfd", caller.userId(), key.value(), id);
        Request request = about(id);
        long version =
                request.sendForVersion(new RequestRefund(id, refund, form.amount(), form.reason(), clock.instant()));
        return answer(HttpStatus.CREATED, id, submit(id, refund, version, request), request);
    }

    @PostMapping("/{refundId}/retry")
    @Operation(
            operationId = "retryRefund",
            summary = "Ask the gateway for a refund once more",
            description = "Of one that it has refused, that is on its way, or whose outcome nobody knows. One that is"
                    + " paid stays as it is, so asking twice does no harm.")
    @ApiResponse(
            responseCode = "200",
            description = "The payment, with what has become of the refund",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "paid back", value = PaymentExamples.GOODWILL)))
    @Fails(status = 404, code = "payment_not_found", detail = "There is no payment with this id.")
    @Fails(status = 404, code = "refund_not_found", detail = "The payment has no refund with this id.")
    ResponseEntity<PaymentView> retryRefund(
            @PathVariable @Parameter(example = "pay_ada") String id,
            @PathVariable @Parameter(example = "rfd_ada") String refundId) {
        Request request = about(id);
        return answer(HttpStatus.OK, id, submit(id, refundId, 0, request), request);
    }

    @PostMapping("/{refundId}/settle")
    @Operation(
            operationId = "settleRefund",
            summary = "Say that a refund was paid by hand",
            description = "For one that the gateway has refused: the traveller has got the money some other way. The"
                    + " booking then shows it as paid back, and it leaves the list of stuck processes.")
    @ApiResponse(
            responseCode = "200",
            description = "The payment, with the refund settled",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "by hand", value = PaymentExamples.BY_HAND)))
    @Fails(status = 404, code = "payment_not_found", detail = "There is no payment with this id.")
    @Fails(status = 404, code = "refund_not_found", detail = "The payment has no refund with this id.")
    @Fails(
            status = 409,
            code = "refund_under_way",
            detail = "The gateway may still pay this refund. Settle by hand only what it has refused.")
    ResponseEntity<PaymentView> settleRefund(
            @PathVariable @Parameter(example = "pay_ada") String id,
            @PathVariable @Parameter(example = "rfd_ada") String refundId,
            @Valid @RequestBody SettlementForm form) {
        Request request = about(id);
        long version = request.sendForVersion(new SettleRefund(id, refundId, form.reason(), clock.instant()));
        return answer(HttpStatus.OK, id, version, request);
    }

    /** What the gateway does not answer in time is asked again later; the refund is recorded already. */
    private long submit(String id, String refundId, long version, Request request) {
        try {
            return request.sendForVersion(new SubmitRefund(id, refundId, clock.instant()));
        } catch (RuntimeException e) {
            if (Refused.reasonOf(e) != null) {
                throw e;
            }
            log.warn(
                    "The outcome of refund {} is not known yet: {}",
                    refundId,
                    e.getClass().getSimpleName());
            return version;
        }
    }

    private Request about(String id) {
        if (!id.startsWith("pay_")) {
            throw new Refused(new PaymentNotFound());
        }
        return requests.begin().whereMissing(new PaymentNotFound());
    }

    private static ResponseEntity<PaymentView> answer(HttpStatus status, String id, long version, Request request) {
        PaymentAnswer found = request.ask(new FindPayment(id, version, false), PaymentAnswer.class);
        if (found.payment() == null || found.lagging()) {
            throw MinVersion.lagging();
        }
        return ETags.answer(status, found.payment().version()).body(found.payment());
    }
}
