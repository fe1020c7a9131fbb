package io.skybound.query.ledger;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.example.Example;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books, kept by the real processor and read through HTTP. */
@ReadSideTest
class LedgerIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void keepsTheBooksAndComesToTheSameTwice() {
        history.caughtUp(LedgerProjection.NAME);
        int fromOtherTests = entries().size();
        history.record(BOOKING, bookingCreated(), bookingHeld(), paymentStarted());
        history.record(PAYMENT, paymentRequested(), paymentCaptured());
        history.record(BOOKING, bookingConfirmed(), paidBookingCancelled());
        history.record(PAYMENT, paymentRefunded(usd("114.93")));
        history.record(BOOKING, bookingRefunded(usd("114.93")));
        IntStream.range(0, 150).forEach(i -> {
            history.record("bkg_ledger_" + i, bookingCreated("bkg_ledger_" + i, "usr_" + i));
            sold("bkg_ledger_" + i, "pay_ledger_" + i);
        });
        history.caughtUp(LedgerProjection.NAME);

        List<String> once = entries();
        assertThat(once).hasSize(fromOtherTests + 4 + 300);
        history.rebuild(LedgerProjection.NAME);
        assertThat(entries()).isEqualTo(once);
        history.rebuild(LedgerProjection.NAME);
        assertThat(entries()).isEqualTo(once);
    }

    @Test
    void postsWhatTheAirlineOwes() {
        history.record("bkg_stranded", bookingCreated("bkg_stranded", Example.ADA));
        sold("bkg_stranded", "pay_stranded");
        history.record(
                "bkg_stranded",
                new BookingCancelledByAirline(
                        "bkg_stranded", "flt_gone", "pay_stranded", PRICE, null, minutesLater(4)));
        history.caughtUp(LedgerProjection.NAME);

        assertThat(ledgerOf("bkg_stranded", "usr_auditor_stranded", Roles.AUDITOR)
                        .json()
                        .at("/entries/2/event")
                        .asString())
                .isEqualTo("BookingCancelledByAirline");
    }

    @Test
    void showsItToItsTravellerAndToAuditorsOnly() {
        history.record("bkg_books", bookingCreated("bkg_books", Example.ADA));
        Reply empty = ledgerOf("bkg_books", Example.ADA, Roles.TRAVELLER);
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.header("ETag")).hasValue("\"0\"");
        assertThat(empty.json().path("entries")).isEmpty();

        sold("bkg_books", "pay_books");
        Reply own = ledgerOf("bkg_books?min_version=1", Example.ADA, Roles.TRAVELLER);
        assertThat(own.header("ETag")).hasValue("\"2\"");
        assertThat(own.json().at("/entries/0/event").asString()).isEqualTo("PaymentCaptured");
        assertThat(own.json().at("/entries/0/lines/0/account").asString()).isEqualTo("gateway_clearing");
        assertThat(own.json().at("/entries/0/lines/0/debit/amount").asString()).isEqualTo("199.90");
        assertThat(own.json().at("/entries/0/lines/0").has("credit")).isFalse();
        assertThat(own.json().at("/totals/debits")).isEqualTo(own.json().at("/totals/credits"));
        assertThat(own.json().at("/balances/2/account").asString()).isEqualTo("deferred_revenue");
        assertThat(own.json().at("/balances/2/balance/amount").asString()).isEqualTo("199.90");
        assertThat(callers.traveller(Example.ADA)
                        .with("If-None-Match", "\"2\"")
                        .get("/bookings/bkg_books/ledger")
                        .status())
                .isEqualTo(304);

        assertThat(ledgerOf("bkg_books", "usr_auditor_books", Roles.AUDITOR).body())
                .isEqualTo(own.body());
        assertThat(ledgerOf("bkg_books", Example.SOMEBODY_ELSE, Roles.TRAVELLER).code())
                .isEqualTo("booking_not_found");
        assertThat(ledgerOf("bkg_unknown", "usr_auditor_books", Roles.AUDITOR).code())
                .isEqualTo("booking_not_found");
        assertThat(ledgerOf("bkg_books", "usr_ops", Roles.OPS).status()).isEqualTo(403);
        assertThat(callers.nobody().get("/bookings/bkg_books/ledger").status()).isEqualTo(401);
    }

    @Test
    void recordsWhatAuditorsRead() {
        history.record("bkg_seen", bookingCreated("bkg_seen", Example.ADA));
        assertThat(ledgerOf("bkg_seen", Example.ADA, Roles.TRAVELLER).status()).isEqualTo(200);
        assertThat(ledgerOf("bkg_seen", "usr_auditor_seen", Roles.AUDITOR).status())
                .isEqualTo(200);

        assertThat(jdbc.queryForList(
                        "SELECT auditor FROM audit.audited_read WHERE resource LIKE '%bkg_seen%'", String.class))
                .containsExactly("usr_auditor_seen");
    }

    private Reply ledgerOf(String booking, String user, String role) {
        String path = booking.replaceFirst("(\\?|$)", "/ledger$1");
        return callers.somebody(user, role).get("/bookings/" + path);
    }

    private void sold(String booking, String payment) {
        history.record(
                payment,
                paymentRequested(payment, Example.ADA),
                new PaymentCaptured(payment, booking, PRICE, "gw", minutesLater(3)));
        history.record(booking, new BookingConfirmed(booking, payment, PRICE, minutesLater(3)));
    }

    private List<String> entries() {
        return jdbc.query(
                "SELECT e::text FROM read.ledger_entry e ORDER BY booking_id, number",
                (row, number) -> String.valueOf(row.getString(1)));
    }
}
