package io.skybound.query.ledger;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingCancelledByAirline;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.bookingRevoked;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.unpaidBookingCancelled;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.captureWrittenOff;
import static io.skybound.api.example.ExamplePayment.goodwillRequested;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentFailed;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundCovered;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static io.skybound.api.example.ExamplePayment.refundHandedOver;
import static io.skybound.api.example.ExamplePayment.refundRequested;
import static io.skybound.api.example.ExamplePayment.refundSettledByHand;
import static io.skybound.query.ledger.Account.BANK;
import static io.skybound.query.ledger.Account.CUSTOMER_DEPOSITS;
import static io.skybound.query.ledger.Account.DEFERRED_REVENUE;
import static io.skybound.query.ledger.Account.GATEWAY_CLEARING;
import static io.skybound.query.ledger.Account.GOODWILL;
import static io.skybound.query.ledger.Account.PENALTY_REVENUE;
import static io.skybound.query.ledger.Account.REFUNDS_PAYABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.payment.PaymentEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Ada's 199.90 USD on their way through the books. */
class LedgerFoldTest {

    @Test
    void postsAPaymentAndWhatItPaysFor() {
        Ledger ledger = books(
                bookingCreated(),
                bookingHeld(),
                paymentStarted(),
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed());

        assertThat(ledger.entries())
                .extracting(LedgerEntry::event)
                .containsExactly("PaymentCaptured", "BookingConfirmed");
        assertThat(balances(ledger))
                .isEqualTo(Map.of(GATEWAY_CLEARING, "199.90", CUSTOMER_DEPOSITS, "0.00", DEFERRED_REVENUE, "199.90"));
    }

    @Test
    void keepsThePenaltyAndOwesTheRestUntilItIsPaidBack() {
        Ledger owed = books(paymentRequested(), paymentCaptured(), bookingConfirmed(), paidBookingCancelled());
        assertThat(balances(owed))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING, "199.90",
                        CUSTOMER_DEPOSITS, "0.00",
                        DEFERRED_REVENUE, "0.00",
                        REFUNDS_PAYABLE, "114.93",
                        PENALTY_REVENUE, "84.97"));

        Ledger paid = books(
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                paidBookingCancelled(),
                refundFailed(usd("114.93"), 1),
                paymentRefunded(usd("114.93")),
                bookingRefunded(usd("114.93")));
        assertThat(balances(paid))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING, "84.97",
                        CUSTOMER_DEPOSITS, "0.00",
                        DEFERRED_REVENUE, "0.00",
                        REFUNDS_PAYABLE, "0.00",
                        PENALTY_REVENUE, "84.97"));
        assertThat(paid.entries().subList(0, owed.entries().size())).isEqualTo(owed.entries());
    }

    @Test
    void owesEverythingWhenTheAirlineCancels() {
        assertThat(balances(books(
                        paymentRequested(),
                        paymentCaptured(),
                        bookingConfirmed(),
                        bookingCancelledByAirline(PAYMENT, PRICE),
                        paymentRefunded(PRICE))))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING, "0.00",
                        CUSTOMER_DEPOSITS, "0.00",
                        DEFERRED_REVENUE, "0.00",
                        REFUNDS_PAYABLE, "0.00"));
    }

    @Test
    void givesTheDepositBackWhenThePaymentCameTooLate() {
        assertThat(balances(books(paymentRequested(), bookingExpired(), paymentCaptured(), paymentRefunded(PRICE))))
                .isEqualTo(Map.of(GATEWAY_CLEARING, "0.00", CUSTOMER_DEPOSITS, "0.00"));
    }

    @Test
    void owesTheDepositFromTheMomentTheRefundIsRequested() {
        assertThat(balances(books(paymentRequested(), bookingExpired(), paymentCaptured(), refundRequested(PRICE))))
                .isEqualTo(Map.of(GATEWAY_CLEARING, "199.90", CUSTOMER_DEPOSITS, "0.00", REFUNDS_PAYABLE, "199.90"));
    }

    @Test
    void writesOffWhatTheGatewayNeverHadWhereverItStands() {
        assertThat(balances(books(paymentRequested(), paymentCaptured(), captureWrittenOff())))
                .isEqualTo(Map.of(GATEWAY_CLEARING, "0.00", CUSTOMER_DEPOSITS, "0.00"));
        assertThat(balances(books(
                        paymentRequested(),
                        paymentCaptured(),
                        bookingConfirmed(),
                        captureWrittenOff(),
                        bookingRevoked())))
                .isEqualTo(Map.of(GATEWAY_CLEARING, "0.00", CUSTOMER_DEPOSITS, "0.00", DEFERRED_REVENUE, "0.00"));
        assertThat(balances(books(
                        paymentRequested(),
                        paymentCaptured(),
                        bookingConfirmed(),
                        paidBookingCancelled(),
                        captureWrittenOff())))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING, "0.00",
                        CUSTOMER_DEPOSITS, "0.00",
                        DEFERRED_REVENUE, "0.00",
                        REFUNDS_PAYABLE, "0.00",
                        PENALTY_REVENUE, "0.00"));
    }

    @Test
    void takesWhatIsPaidByHandFromTheBank() {
        assertThat(balances(books(
                        paymentRequested(),
                        paymentCaptured(),
                        bookingConfirmed(),
                        paidBookingCancelled(),
                        refundRequested(usd("114.93")),
                        refundHandedOver(usd("114.93"), 3),
                        refundSettledByHand(usd("114.93")))))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING, "199.90",
                        CUSTOMER_DEPOSITS, "0.00",
                        DEFERRED_REVENUE, "0.00",
                        REFUNDS_PAYABLE, "0.00",
                        PENALTY_REVENUE, "84.97",
                        BANK, "-114.93"));
    }

    @Test
    void countsGoodwillAgainstWhatIsOwedLater() {
        Money rest = usd("179.90");
        Ledger sold = books(
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                goodwillRequested(usd("20.00")),
                bookingCancelledByAirline(PAYMENT, PRICE),
                refundRequested(rest));
        assertThat(balances(sold)).containsEntry(REFUNDS_PAYABLE, "199.90").containsEntry(GOODWILL, "0.00");

        Ledger late = books(
                paymentRequested(),
                bookingExpired(),
                paymentCaptured(),
                goodwillRequested(usd("20.00")),
                refundRequested(rest));
        assertThat(balances(late))
                .isEqualTo(Map.of(
                        GATEWAY_CLEARING,
                        "199.90",
                        CUSTOMER_DEPOSITS,
                        "0.00",
                        REFUNDS_PAYABLE,
                        "199.90",
                        GOODWILL,
                        "0.00"));
    }

    @Test
    void countsGoodwillThatTheEndOfTheBookingKnowsOf() {
        Ledger part = books(
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                goodwillRequested(usd("20.00")),
                new BookingCancelled(BOOKING, PAYMENT, usd("114.93"), usd("64.97"), minutesLater(30)),
                refundRequested(usd("114.93")));
        assertThat(balances(part))
                .containsEntry(DEFERRED_REVENUE, "0.00")
                .containsEntry(REFUNDS_PAYABLE, "134.93")
                .containsEntry(PENALTY_REVENUE, "64.97")
                .containsEntry(GOODWILL, "0.00");

        Ledger all = books(
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                goodwillRequested(PRICE),
                bookingCancelledByAirline(PAYMENT, usd("0.00")));
        assertThat(balances(all))
                .containsEntry(DEFERRED_REVENUE, "0.00")
                .containsEntry(REFUNDS_PAYABLE, "199.90")
                .containsEntry(GOODWILL, "0.00");
    }

    @Test
    void owesNothingTwiceWhereAllIsGivenMeanwhile() {
        Ledger sold = books(
                paymentRequested(),
                paymentCaptured(),
                bookingConfirmed(),
                bookingCancelledByAirline(PAYMENT, PRICE),
                goodwillRequested(PRICE),
                refundCovered(PRICE));
        assertThat(balances(sold)).containsEntry(REFUNDS_PAYABLE, "199.90").containsEntry(GOODWILL, "0.00");

        Ledger late = books(
                paymentRequested(),
                bookingExpired(),
                paymentCaptured(),
                goodwillRequested(PRICE),
                refundCovered(PRICE));
        assertThat(balances(late))
                .containsEntry(CUSTOMER_DEPOSITS, "0.00")
                .containsEntry(REFUNDS_PAYABLE, "199.90")
                .containsEntry(GOODWILL, "0.00");
    }

    @Test
    void staysEmptyWhileNobodyHasPaid() {
        assertThat(books(
                                bookingCreated(),
                                bookingHeld(),
                                paymentStarted(),
                                paymentRequested(),
                                paymentFailed(),
                                unpaidBookingCancelled())
                        .entries())
                .isEmpty();
    }

    @Test
    void postsAnEventOnce() {
        Ledger once = books(paymentRequested(), paymentCaptured(), bookingConfirmed());

        assertThat(LedgerFold.evolve(once, paymentCaptured(), 1)).isEqualTo(once);
        assertThat(LedgerFold.evolve(once, bookingConfirmed(), 0)).isEqualTo(once);
    }

    @Test
    void hasNoEntryThatDoesNotBalance() {
        Ledger empty = Ledger.empty(BOOKING);

        assertThatThrownBy(() -> empty.plus(
                        paymentCaptured().at(),
                        "A cent is missing",
                        paymentCaptured(),
                        PAYMENT,
                        1,
                        PAYMENT,
                        null,
                        List.of(
                                LedgerEntry.Line.debit(GATEWAY_CLEARING, PRICE),
                                LedgerEntry.Line.credit(CUSTOMER_DEPOSITS, usd("199.89")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("debits");
    }

    /** In the order of the events; each stream counts on its own. */
    private static Ledger books(Object... events) {
        Map<String, Long> next = new HashMap<>();
        Ledger ledger = null;
        for (Object event : events) {
            List<LedgerEntry> before = ledger == null ? List.of() : ledger.entries();
            ledger = switch (event) {
                case BookingEvent e -> LedgerFold.evolve(ledger, e, next(next, e.bookingId()));
                case PaymentEvent e -> LedgerFold.evolve(ledger, e, next(next, e.paymentId()));
                default -> throw new IllegalArgumentException("no money in " + event);
            };
            List<LedgerEntry> now = ledger == null ? new ArrayList<>() : ledger.entries();
            assertThat(now.subList(0, before.size()))
                    .as("nothing is changed that was posted")
                    .isEqualTo(before);
        }
        return ledger == null ? Ledger.empty(BOOKING) : ledger;
    }

    private static long next(Map<String, Long> next, String stream) {
        return next.merge(stream, 0L, (last, _) -> last + 1);
    }

    private static Map<Account, String> balances(Ledger ledger) {
        Map<Account, String> balances = new TreeMap<>();
        Arrays.stream(Account.values())
                .filter(account -> ledger.entries().stream()
                        .flatMap(entry -> entry.lines().stream())
                        .anyMatch(line -> line.account() == account))
                .forEach(account -> balances.put(account, balance(ledger, account)));
        return balances;
    }

    private static String balance(Ledger ledger, Account account) {
        return ledger.balance(account, PAYMENT, CurrencyUnit.USD).getAmount().toPlainString();
    }
}
