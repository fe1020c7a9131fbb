package io.skybound.process.mail;

import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailRequestTest {
    private final MailRequest request = MailRequest.of(BOOKING, MailKind.FLIGHT_DELAYED, "evt_1", 3);

    @Test
    void freezesFactsAsText() {
        assertThat(request.with(MailFacts.REFUND, usd("1.50")).facts()).containsEntry("refund", "USD 1.50");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(request.with(MailFacts.REASON, null).facts()).isEmpty();
    }

    @Test
    void keepsFactsOnOneShortLine() {
        assertThat(request.with(MailFacts.REASON, "bad\u0000\r\nweather\u2028today")
                        .facts())
                .containsEntry("reason", "bad weather today");
        assertThat(request.with(MailFacts.REASON, "x".repeat(10_000)).facts().get("reason"))
                .hasSize(500)
                .endsWith("…");
    }
}
