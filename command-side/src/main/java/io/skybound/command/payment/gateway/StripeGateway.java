package io.skybound.command.payment.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.GatewayCapture.GatewayRefund;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Takes and returns money at Stripe. A payment is one payment intent, created and confirmed in one request, under our
 * payment's id as its idempotency key; the token is a payment method. What can't be told to be done or refused is unknown:
 * no answer, too many requests, a failure on Stripe's side. The SDK's own repetitions are off: who asks again is us.
 */
final class StripeGateway implements PaymentGateway {

    private static final String PAYMENT = "skybound_payment";
    private static final String REFUND = "skybound_refund";
    private static final int CONFLICT = 409;

    private final StripeClient stripe;

    StripeGateway(StripeProperties properties) {
        StripeClient.StripeClientBuilder client = StripeClient.builder()
                .setApiKey(properties.secretKey())
                .setConnectTimeout((int) properties.connect().toMillis())
                .setReadTimeout((int) properties.answer().toMillis())
                .setMaxNetworkRetries(0);
        if (properties.url() != null) {
            client.setApiBase(properties.url().toString());
        }
        this.stripe = client.build();
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws StripeException;
    }

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        PaymentIntentCreateParams intent = PaymentIntentCreateParams.builder()
                .setAmount(StripeMoney.amount(amount))
                .setCurrency(StripeMoney.currency(amount))
                .setPaymentMethod(token)
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setErrorOnRequiresAction(true)
                .putMetadata(PAYMENT, idempotencyKey)
                .build();
        try {
            return asked(() -> outcome(stripe.v1().paymentIntents().create(intent, under(idempotencyKey))));
        } catch (Refusal e) {
            return new Declined(e.code);
        }
    }

    private static CaptureOutcome outcome(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new Captured(intent.getId());
            case "requires_payment_method", "canceled" -> new Declined("card_declined");
            default -> throw new OutcomeUnknown("Stripe says that the payment is " + intent.getStatus() + ".");
        };
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        RefundCreateParams refund = RefundCreateParams.builder()
                .setPaymentIntent(captureReference)
                .setAmount(StripeMoney.amount(amount))
                .putMetadata(REFUND, idempotencyKey)
                .build();
        try {
            return asked(() -> outcome(stripe.v1().refunds().create(refund, under(idempotencyKey))));
        } catch (Refusal e) {
            return new RefundRefused(e.code);
        }
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        return asked(() -> outcome(stripe.v1().refunds().retrieve(refundReference)));
    }

    private static RefundOutcome outcome(Refund refund) {
        return switch (state(refund)) {
            case SUCCEEDED -> new Refunded(refund.getId());
            case PENDING -> new RefundPending(refund.getId());
            case FAILED ->
                new RefundRefused(refund.getFailureReason() == null ? "refund_refused" : refund.getFailureReason());
        };
    }

    @Override
    public List<GatewayCapture> captures(Instant since) {
        PaymentIntentListParams asked = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(Math.max(0, since.getEpochSecond()))
                        .build())
                .setLimit(100L)
                .addExpand("data.latest_charge")
                .build();
        List<GatewayCapture> captures = new ArrayList<>();
        asked(() -> {
            for (PaymentIntent intent : stripe.v1().paymentIntents().list(asked).autoPagingIterable()) {
                if (isOurs(intent)) {
                    captures.addFirst(capture(intent));
                }
            }
            return captures;
        });
        return captures;
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        try {
            return asked(() -> {
                PaymentIntent intent = stripe.v1().paymentIntents().retrieve(reference);
                return isOurs(intent) ? Optional.of(capture(intent)) : Optional.empty();
            });
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    /** The account may have other business. */
    private static boolean isOurs(PaymentIntent intent) {
        return "succeeded".equals(intent.getStatus()) && metadata(intent.getMetadata(), PAYMENT) != null;
    }

    private GatewayCapture capture(PaymentIntent intent) throws StripeException {
        Charge charge = intent.getLatestChargeObject();
        boolean whole = charge != null && Long.valueOf(0).equals(charge.getAmountRefunded());
        return new GatewayCapture(
                Objects.requireNonNull(metadata(intent.getMetadata(), PAYMENT)),
                intent.getId(),
                StripeMoney.of(intent.getAmount(), intent.getCurrency()),
                Instant.ofEpochSecond(intent.getCreated()),
                whole ? List.of() : refundsOf(intent.getId()));
    }

    private List<GatewayRefund> refundsOf(String intent) throws StripeException {
        RefundListParams asked = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(100L)
                .build();
        List<GatewayRefund> refunds = new ArrayList<>();
        for (Refund refund : stripe.v1().refunds().list(asked).autoPagingIterable()) {
            String key = metadata(refund.getMetadata(), REFUND);
            refunds.addFirst(new GatewayRefund(
                    key == null ? "" : key,
                    refund.getId(),
                    StripeMoney.of(refund.getAmount(), refund.getCurrency()),
                    state(refund)));
        }
        return refunds;
    }

    private static RefundState state(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> RefundState.SUCCEEDED;
            case "failed", "canceled" -> RefundState.FAILED;
            default -> RefundState.PENDING;
        };
    }

    private static @Nullable String metadata(@Nullable Map<String, String> metadata, String name) {
        return metadata == null ? null : metadata.get(name);
    }

    private static RequestOptions under(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** Stripe has said no, for good. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        Refusal(String code) {
            super(code);
            this.code = code;
        }
    }

    /** Tells what is refused from what is unknown. Nothing of Stripe's messages goes on: they may name the card. */
    private static <T> T asked(Call<T> call) {
        try {
            return call.make();
        } catch (CardException e) {
            String code = e.getDeclineCode() == null ? e.getCode() : e.getDeclineCode();
            throw new Refusal(StripeCodes.ofDecline(code));
        } catch (ApiConnectionException | RateLimitException | ApiException e) {
            throw new OutcomeUnknown("Stripe did not answer: " + e.getClass().getSimpleName());
        } catch (IdempotencyException e) {
            throw unknownIfConflict(e);
        } catch (InvalidRequestException e) {
            if (Objects.equals(e.getStatusCode(), CONFLICT)) {
                throw unknownIfConflict(e);
            }
            throw new Refusal(StripeCodes.ofInvalid(e.getCode()));
        } catch (StripeException e) {
            throw new IllegalStateException(
                    "Stripe refuses to be asked: " + e.getClass().getSimpleName());
        }
    }

    /** The same key is being worked on; or it was used for something else, which would be our mistake. */
    private static RuntimeException unknownIfConflict(StripeException e) {
        return Objects.equals(e.getStatusCode(), CONFLICT)
                ? new OutcomeUnknown("Stripe is still busy with the same request.")
                : new IllegalStateException("This key was used for something else at Stripe.");
    }
}
