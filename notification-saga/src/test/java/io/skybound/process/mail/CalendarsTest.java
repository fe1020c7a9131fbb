package io.skybound.process.mail;

import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import org.junit.jupiter.api.Test;

class CalendarsTest {
    private static final String URL = "https://skybound.example/#/bookings/bkg_ada";

    private final String written = new Calendars("skybound.example").of(ExampleViews.confirmed(), URL);
    private final ICalendar read = Biweekly.parse(written).first();

    @Test
    void hasAnEntryForEachLeg() {
        assertThat(read.getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(read.getEvents())
                .extracting(entry -> entry.getSummary().getValue())
                .containsExactly(
                        "Flight SB400: New York (JFK) – Los Angeles (LAX)",
                        "Flight SB401: Los Angeles (LAX) – New York (JFK)");
    }

    @Test
    void givesTimesInUtc() {
        VEvent first = read.getEvents().getFirst();

        assertThat(written).contains("DTSTART:20260701T120000Z", "DTEND:20260701T181500Z");
        assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(DEPARTURE);
        assertThat(first.getDateEnd().getValue().toInstant()).isEqualTo(ARRIVAL);
    }

    @Test
    void keepsTheIdentifierOfALegAndCountsUp() {
        assertThat(read.getEvents())
                .extracting(entry -> entry.getUid().getValue())
                .containsExactly("bkg_ada.flt_sb400@skybound.example", "bkg_ada.flt_sb401@skybound.example");
        assertThat(read.getEvents())
                .allSatisfy(entry -> assertThat(entry.getSequence().getValue()).isEqualTo(4));
    }

    @Test
    void escapesAndFoldsAsTheStandardAsks() {
        assertThat(written).contains("Booking reference ADA4WX\\n").contains("\r\n");
        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(76));
        assertThat(read.getEvents().getFirst().getDescription().getValue())
                .isEqualTo("Booking reference ADA4WX\nSkyBound Airways SB400\n" + URL);
    }
}
