package io.skybound.allinone.journey.invariants;

import io.skybound.allinone.journey.invariants.BookingStory.Stage;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.query.ledger.Account;
import io.skybound.query.ledger.Ledger;
import io.skybound.query.ledger.LedgerFold;
import io.skybound.query.readmodel.ViewJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * I3, I6: the ledger of every booking is the one that its events make; what it says the gateway holds is what the gateway
 * holds; and where a booking has come to rest, nothing is left on the accounts that money only passes through.
 */
final class BooksBalance implements Invariant {

    @Override
    public void check(Snapshot snapshot, Violations found) {
        Map<String, Ledger> made = made(snapshot.history());
        Map<String, List<String>> kept = kept(snapshot.rows());
        Set<String> bookings = new HashSet<>(made.keySet());
        bookings.addAll(kept.keySet());
        bookings.forEach(id -> found.unlessEqual(
                kept.getOrDefault(id, List.of()), written(made.get(id)), "I6", "the ledger of booking " + id));

        Map<String, Ledger> byPayment = new HashMap<>();
        made.values().forEach(ledger -> ledger.entries().forEach(entry -> byPayment.put(entry.paymentId(), ledger)));
        for (GatewayBooks.Capture capture : snapshot.gateway().captures()) {
            Ledger ledger = byPayment.get(capture.paymentId());
            if (capture.captured() && ledger != null) {
                checkPayment(snapshot, capture, ledger, found);
            }
        }
    }

    private static void checkPayment(Snapshot snapshot, GatewayBooks.Capture capture, Ledger ledger, Violations found) {
        String payment = capture.paymentId();
        CurrencyUnit currency = capture.amount().getCurrencyUnit();
        found.unlessEqual(
                ledger.balance(Account.GATEWAY_CLEARING, payment, currency),
                capture.amount().minus(snapshot.gateway().refunded(capture)),
                "I3",
                "what the gateway holds of payment " + payment);
        BookingStory booking = snapshot.bookings().get(ledger.bookingId());
        if (booking == null || booking.hasOpenPayments() || booking.refundFailed()) {
            return;
        }
        Money nothing = Money.zero(currency);
        boolean sold = booking.stage() == Stage.CONFIRMED && payment.equals(booking.confirmedBy());
        found.unlessEqual(
                ledger.balance(Account.CUSTOMER_DEPOSITS, payment, currency), nothing, "I2", "deposits of " + payment);
        found.unlessEqual(
                ledger.balance(Account.REFUNDS_PAYABLE, payment, currency),
                nothing,
                "I2",
                "refunds owed of " + payment);
        found.unlessEqual(
                ledger.balance(Account.DEFERRED_REVENUE, payment, currency),
                sold ? capture.amount() : nothing,
                "I2",
                "what is sold for " + payment);
    }

    private static Map<String, Ledger> made(List<Recorded> history) {
        Map<String, Ledger> made = new HashMap<>();
        for (Recorded recorded : history) {
            switch (recorded.event()) {
                case BookingEvent e ->
                    made.compute(e.bookingId(), (_, before) -> LedgerFold.evolve(before, e, recorded.sequence()));
                case PaymentEvent e ->
                    made.compute(e.bookingId(), (_, before) -> LedgerFold.evolve(before, e, recorded.sequence()));
                default -> {}
            }
        }
        return made;
    }

    private static List<String> written(@Nullable Ledger ledger) {
        return ledger == null
                ? List.of()
                : ledger.entries().stream().map(ViewJson::write).toList();
    }

    private static Map<String, List<String>> kept(Rows rows) {
        Map<String, List<String>> kept = new HashMap<>();
        rows.each(
                "SELECT booking_id, view FROM read.ledger_entry ORDER BY booking_id, number",
                row -> kept.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(row.getString(2)));
        return kept;
    }
}
