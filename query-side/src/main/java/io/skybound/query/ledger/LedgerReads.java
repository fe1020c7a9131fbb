package io.skybound.query.ledger;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.query.bookings.BookingReads;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.WaitingReads;
import org.springframework.stereotype.Component;

/** Looks ledgers up, for the traveller whose booking it is and for auditors. */
@Component
class LedgerReads {

    private final BookingReads bookings;
    private final LedgerRows rows;
    private final WaitingReads waiting;

    LedgerReads(BookingReads bookings, LedgerRows rows, WaitingReads waiting) {
        this.bookings = bookings;
        this.rows = rows;
        this.waiting = waiting;
    }

    /** Never tells less than the booking itself tells at that version. No row if the caller may see no such booking. */
    Found<Ledger> find(String bookingId, Caller caller, long minVersion) {
        Found<BookingView> booking = caller.is(Roles.AUDITOR)
                ? bookings.find(bookingId, minVersion)
                : bookings.findOwn(bookingId, caller.userId(), minVersion);
        BookingView view = booking.row();
        if (view == null || booking.lagging()) {
            return new Found<>(null, booking.lagging());
        }
        return waiting.read("bkg_", bookingId, 0, () -> rows.of(bookingId), ledger -> covers(ledger, view));
    }

    /** Whether all that the booking says of its money is posted. */
    private static boolean covers(Ledger ledger, BookingView booking) {
        boolean sold = booking.statusDetail() != Detail.CONFIRMED || posted(ledger, "BookingConfirmed");
        if (booking.refund() == null || booking.refund().status() == RefundStatus.NOT_NEEDED) {
            return sold;
        }
        boolean refunded = booking.refund().status() != RefundStatus.SUCCEEDED
                || posted(ledger, "PaymentRefunded")
                || posted(ledger, "RefundSettledByHand");
        boolean promised = booking.statusDetail() == Detail.EXPIRED
                || booking.statusDetail() == Detail.REJECTED
                || posted(ledger, "BookingCancelled")
                || posted(ledger, "BookingCancelledByAirline")
                || posted(ledger, "RefundRequested")
                || posted(ledger, "PaymentRefunded");
        return sold && refunded && promised;
    }

    private static boolean posted(Ledger ledger, String event) {
        return ledger.entries().stream().anyMatch(entry -> entry.event().equals(event));
    }
}
