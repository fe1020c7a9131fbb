package io.skybound.process.mail;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.flight.Cabin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailWriterTest {

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void saysTheSameInBothForms(MailKind kind) {
        Mail mail = ExampleMails.mail(kind);

        assertThat(mail.to()).isEqualTo(ADAS_MAIL);
        assertThat(mail.subject()).isNotBlank().doesNotContain("null");
        assertThat(mail.html())
                .contains("ADA4WX")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("null");
        assertThat(mail.text())
                .contains("ADA4WX")
                .contains("https://skybound.example")
                .doesNotContain("null");
        assertThat(mail.html())
                .as("nothing that a mail reader would have to fetch, and no template left over")
                .doesNotContain("<img", "src=", "<script", "<link", "@if", "@template", "${");
        assertThat(mail.text()).doesNotContain("@if", "@template", "${", "&amp;", "\n\n\n");
    }

    @Test
    void makesUpNoFactThatIsMissing() {
        MailRequest request = MailRequest.of(BOOKING, MailKind.BOOKING_CANCELLED, "evt_1", 0);

        assertThatThrownBy(() -> ExampleMails.writer().write(request, ExampleViews.cancelled()))
                .hasMessage("The fact refund is missing");
    }

    @Test
    void tellsUntilWhenSeatsAreHeld() {
        Mail mail = ExampleMails.mail(MailKind.BOOKING_HELD);

        assertThat(mail.subject()).isEqualTo("Your seats are held until 08:15 EDT – booking ADA4WX");
        assertBoth(
                mail,
                "08:15 EDT",
                "Monday, 1 June 2026",
                "12:15 UTC",
                "USD 3,398.00",
                "https://skybound.example/#/bookings/bkg_ada",
                "SB400",
                "08:00 EDT",
                "11:15 PDT");
        assertThat(mail.calendar()).isNull();
    }

    @Test
    void asksForNoPaymentThatIsNotDueAnyMore() {
        Mail mail = ExampleMails.writer().write(ExampleMails.request(MailKind.BOOKING_HELD), ExampleViews.confirmed());

        assertBoth(mail, "Meanwhile this booking has been paid and is confirmed");
        assertThat(mail.html()).doesNotContain("Pay until");
    }

    @Test
    void givesTheWholeItineraryOnceConfirmed() {
        Mail mail = ExampleMails.mail(MailKind.BOOKING_CONFIRMED);

        assertThat(mail.subject()).isEqualTo("Booking ADA4WX is confirmed: New York – Los Angeles");
        assertBoth(
                mail,
                "Outbound",
                "SB400",
                "Wednesday, 1 July 2026",
                "New York",
                "John F. Kennedy International",
                "6 h 15 min",
                "Return",
                "SB401",
                "22:30 PDT",
                "06:55 EDT",
                "9 Jul",
                "Ada Lovelace",
                "Seán",
                "Total paid",
                "USD 3,398.00");
        assertThat(mail.calendar()).extracting(Mail.Calendar::fileName).isEqualTo("skybound-ADA4WX.ics");
    }

    @Test
    void explainsAFailedPaymentInWords() {
        Mail mail = ExampleMails.mail(MailKind.PAYMENT_FAILED);

        assertBoth(mail, "your bank declined the card", "Nothing was charged", "08:15 EDT", "12:15 UTC");
        assertThat(mail.text()).doesNotContain("card_declined");
    }

    @Test
    void explainsWhatTheGatewaySaid() {
        MailRequest request =
                ExampleMails.request(MailKind.PAYMENT_FAILED).with(MailFacts.FAILURE_CODE, "insufficient_funds");

        assertBoth(
                ExampleMails.writer().write(request, ExampleViews.heldWithFailedPayment()),
                "there is not enough money on the card");
    }

    @Test
    void saysThatNothingWasChargedOnExpiry() {
        assertBoth(ExampleMails.mail(MailKind.BOOKING_EXPIRED), "You were charged nothing");
    }

    @Test
    void explainsWhyAConfirmedBookingIsTakenBack() {
        assertBoth(ExampleMails.mail(MailKind.BOOKING_REVOKED), "could not take it when we asked");
    }

    @Test
    void statesExactlyWhatComesBackAndWhatIsKept() {
        assertBoth(ExampleMails.mail(MailKind.BOOKING_CANCELLED), "USD 3,398.00", "USD 200.00", "USD 3,198.00");
    }

    @Test
    void prefersTheFrozenAmounts() {
        MailRequest request = MailRequest.of(BOOKING, MailKind.BOOKING_CANCELLED, "evt_1", 0)
                .with(MailFacts.REFUND, usd("1.05"))
                .with(MailFacts.PENALTY, usd("2.10"));

        Mail mail = ExampleMails.writer().write(request, ExampleViews.cancelled());

        assertBoth(mail, "USD 1.05", "USD 2.10");
        assertThat(mail.text()).doesNotContain("3,198.00");
    }

    @Test
    void saysWhatWasGivenBackBefore() {
        MailRequest request = MailRequest.of(BOOKING, MailKind.BOOKING_CANCELLED, "evt_1", 0)
                .with(MailFacts.REFUND, usd("3378.00"))
                .with(MailFacts.PENALTY, usd("0.00"));

        assertBoth(ExampleMails.writer().write(request, ExampleViews.cancelled()), "USD 20.00", "USD 3,378.00");
    }

    @Test
    void promisesNoRefundForWhatWasNotPaid() {
        MailRequest request = MailRequest.of(BOOKING, MailKind.BOOKING_CANCELLED, "evt_1", 0)
                .with(MailFacts.REFUND, usd("0.00"))
                .with(MailFacts.PENALTY, usd("0.00"));

        Mail mail = ExampleMails.writer().write(request, ExampleViews.cancelledUnpaid());

        assertBoth(mail, "nothing to pay back");
        assertThat(mail.text()).doesNotContain("USD");
    }

    @Test
    void tellsWhenNothingIsLeftToPayBack() {
        MailRequest request = MailRequest.of(BOOKING, MailKind.BOOKING_CANCELLED, "evt_1", 0)
                .with(MailFacts.REFUND, usd("0.00"))
                .with(MailFacts.PENALTY, usd("3398.00"));

        assertBoth(
                ExampleMails.writer().write(request, ExampleViews.cancelled()),
                "leave",
                "nothing to pay back",
                "USD 0.00");
    }

    @Test
    void confirmsTheRefund() {
        Mail mail = ExampleMails.mail(MailKind.REFUND_COMPLETED);

        assertThat(mail.subject()).contains("USD 3,198.00");
        assertBoth(mail, "USD 3,198.00", "went back to the card");
    }

    @Test
    void admitsThatARefundFailed() {
        assertBoth(ExampleMails.mail(MailKind.REFUND_FAILED), "USD 3,198.00", "The money is still yours");
    }

    @Test
    void showsOldAndNewTimesOfADelayedFlight() {
        Mail mail = ExampleMails.mail(MailKind.FLIGHT_DELAYED);

        assertThat(mail.subject())
                .isEqualTo("New times for flight SB400: leaves Wed, 1 Jul at 09:30 EDT – booking ADA4WX");
        assertBoth(
                mail,
                "1 h 30 min later",
                "08:00 EDT",
                "09:30 EDT",
                "11:15 PDT",
                "12:35 PDT",
                "late arrival of the aircraft");
        assertThat(mail.calendar())
                .as("it moves the entry that the confirmation brought")
                .isNotNull();
    }

    @Test
    void bringsNoCalendarBeforeTheBookingIsConfirmed() {
        Mail mail = ExampleMails.writer().write(ExampleMails.request(MailKind.FLIGHT_DELAYED), ExampleViews.held());

        assertThat(mail.calendar()).isNull();
        assertThat(mail.text()).doesNotContain("calendar");
    }

    @Test
    void paysBackInFullWhenAFlightIsCancelled() {
        assertBoth(
                ExampleMails.mail(MailKind.FLIGHT_CANCELLED),
                "refund in full",
                "USD 3,398.00",
                "SB400",
                "a storm over the Atlantic coast");
    }

    @Test
    void showsMarkupInNamesAsText() {
        BookingView booking = ExampleViews.with(
                ExampleViews.confirmed(),
                ADAS_MAIL,
                List.of(ExampleViews.passenger(
                        PassengerType.ADULT, "<b>Ada</b>", "O'Brien & \"Sons\"", Cabin.ECONOMY)));

        Mail mail = ExampleMails.writer().write(ExampleMails.request(MailKind.BOOKING_CONFIRMED), booking);

        assertThat(mail.html()).doesNotContain("<b>").contains("&lt;b&gt;Ada&lt;/b&gt; O'Brien &amp; \"Sons\"");
        assertThat(mail.text()).contains("<b>Ada</b> O'Brien & \"Sons\"");
    }

    @Test
    void showsMarkupInTheAirlinesReasonAsText() {
        MailRequest request = ExampleMails.request(MailKind.FLIGHT_CANCELLED)
                .with(MailFacts.REASON, "<script>alert(1)</script> ${T(java.lang.Runtime)}");

        Mail mail = ExampleMails.writer().write(request, ExampleViews.cancelledByAirline());

        assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(mail.text()).contains("${T(java.lang.Runtime)}");
    }

    @Test
    void letsNothingOutOfALink() {
        var writer =
                new MailWriter(new Templates(), new Calendars("skybound.example"), "https://a.example/\"><script>'&");

        Mail mail = writer.write(ExampleMails.request(MailKind.BOOKING_EXPIRED), ExampleViews.expired());

        assertThat(mail.html())
                .contains("href=\"https://a.example/&#34;>&lt;script>&#39;&amp;\"")
                .doesNotContain("<script");
    }

    private static void assertBoth(Mail mail, String... parts) {
        assertThat(mail.html()).as("HTML").contains(parts);
        assertThat(mail.text()).as("plain text").contains(parts);
    }
}
