package io.skybound.command.payment.reconciliation;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentCommand.RecordCapture;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentQuery.FindPayments;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentsAnswer;
import io.skybound.api.payment.RefundIds;
import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.command.payment.reconciliation.Finding.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the gateway's books with ours, and repairs what can be: each repair is a command that changes nothing where it
 * comes too late, so two comparisons at once do no harm, and one that breaks off is simply done again.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int PAGE = 200;
    private static final long PATIENCE_SECONDS = 10;

    /** What we know to be paid from a moment on, the gateway may have a little before. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final PaymentGateway gateway;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Clock clock;

    Reconciler(PaymentGateway gateway, CommandGateway commands, QueryGateway queries, Clock clock) {
        this.gateway = gateway;
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    /** @param checked how many payments were compared */
    record Result(int checked, List<Finding> findings) {}

    Optional<GatewayCapture> captured(String captureReference) {
        return gateway.captured(captureReference);
    }

    /** Compares one capture, as it is just now; fails if a repair does. */
    List<Finding> lookInto(GatewayCapture capture) {
        return compare(List.of(capture), new Comparison(clock.instant()));
    }

    /** Compares all that was captured since then, and all that we believe was; what is younger than that is on its way. */
    Result compare(Instant since, Instant until) {
        Comparison comparison = new Comparison(until);
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int checked = 0;
        for (List<GatewayCapture> captures : byPayment(gateway.captures(since.minus(CLOCKS_DIFFER)))) {
            String payment = captures.getFirst().idempotencyKey();
            seen.add(payment);
            if (!captures.getLast().at().isBefore(since)) {
                checked++;
                findings.addAll(orOpen(payment, () -> compare(captures, comparison)));
            }
        }
        Instant from = since;
        String after = "";
        List<PaymentView> page;
        do {
            page = ask(new FindPayments(from, after, until, PAGE), PaymentsAnswer.class)
                    .payments();
            for (PaymentView payment : page) {
                if (seen.add(payment.id())) {
                    checked++;
                    findings.addAll(orOpen(
                            payment.id(),
                            () -> comparison.missing(payment).stream()
                                    .map(finding -> repeated(finding, payment))
                                    .toList()));
                }
                from = payment.createdAt();
                after = payment.id();
            }
        } while (page.size() == PAGE);
        return new Result(checked, findings);
    }

    private static Collection<List<GatewayCapture>> byPayment(List<GatewayCapture> captures) {
        return captures.stream()
                .collect(Collectors.groupingBy(
                        GatewayCapture::idempotencyKey, LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values();
    }

    /** One that fails is no reason not to look at the others. */
    private static List<Finding> orOpen(String paymentId, Supplier<List<Finding>> compared) {
        try {
            return compared.get();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("payment", paymentId)
                    .log(
                            "The books of {} could not be compared: {}",
                            paymentId,
                            e.getClass().getSimpleName());
            return List.of(new Finding(Kind.NOT_COMPARED, false, paymentId, null, null, null));
        }
    }

    private List<Finding> compare(List<GatewayCapture> captures, Comparison comparison) {
        GatewayCapture capture = captures.getFirst();
        PaymentView payment = ask(new FindPayment(capture.idempotencyKey(), 0, false), PaymentAnswer.class)
                .payment();
        BookingView booking = payment == null
                ? null
                : ask(new FindBooking(payment.bookingId(), 0, false), BookingAnswer.class)
                        .booking();
        return comparison.of(captures, payment, booking).stream()
                .map(finding -> repaired(finding, capture, payment))
                .toList();
    }

    private Finding repaired(Finding finding, GatewayCapture capture, @Nullable PaymentView payment) {
        return payment == null
                ? finding
                : switch (finding.kind()) {
                    case CAPTURE_RECORDED -> {
                        send(new RecordCapture(payment.id(), capture.amount(), capture.reference(), clock.instant()));
                        yield done(finding, finding.kind());
                    }
                    case BOOKING_CONFIRMED, REFUND_REQUESTED -> confirmedOrPaidBack(finding, payment);
                    case REFUND_SUBMITTED -> {
                        send(new SubmitRefund(
                                payment.id(), Objects.requireNonNull(finding.refundId()), clock.instant()));
                        yield done(finding, finding.kind());
                    }
                    case REFUND_RECORDED -> {
                        send(new RecordRefund(
                                payment.bookingId(),
                                payment.id(),
                                Objects.requireNonNull(payment.refunded()),
                                clock.instant()));
                        yield done(finding, finding.kind());
                    }
                    case UNKNOWN_PAYMENT,
                            AMOUNT_DIFFERS,
                            CAPTURE_MISSING,
                            CAPTURE_REPEATED,
                            NOT_COMPARED,
                            REFUND_MISSING,
                            UNKNOWN_REFUND,
                            CAPTURED_TWICE,
                            PAID_BACK_TWICE -> finding;
                };
    }

    private Finding confirmedOrPaidBack(Finding finding, PaymentView payment) {
        Instant now = clock.instant();
        try {
            send(new ConfirmBooking(payment.bookingId(), payment.id(), payment.amount(), now));
            return done(finding, Kind.BOOKING_CONFIRMED);
        } catch (RuntimeException e) {
            if (Refused.reasonOf(e) == null) {
                throw e;
            }
            send(new RefundPayment(payment.id(), payment.amount(), now));
            send(new SubmitRefund(payment.id(), RefundIds.due(payment.id()), now));
            return done(finding, Kind.REFUND_REQUESTED);
        }
    }

    /** Whether it helped, the gateway's books say. */
    private Finding repeated(Finding finding, PaymentView payment) {
        send(new RepeatCapture(payment.id(), 0, clock.instant()));
        return gateway.captures(payment.createdAt().minus(CLOCKS_DIFFER)).stream()
                .filter(capture -> capture.idempotencyKey().equals(payment.id()))
                .findFirst()
                .map(capture -> new Finding(
                        Kind.CAPTURE_REPEATED, true, payment.id(), payment.bookingId(), null, capture.reference()))
                .orElse(finding);
    }

    private static Finding done(Finding finding, Kind what) {
        return new Finding(
                what, true, finding.paymentId(), finding.bookingId(), finding.refundId(), finding.gatewayReference());
    }

    private void send(Object command) {
        await(commands.send(command));
    }

    private <A> A ask(Object query, Class<A> answer) {
        return Objects.requireNonNull(await(queries.query(query, answer)));
    }

    private static <A> @Nullable A await(CompletableFuture<A> outcome) {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a comparison of the books waited too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while comparing the books", e);
        }
    }
}
