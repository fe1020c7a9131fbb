package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetricsJourneyTest {
    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void countsWhatItDidAndHowLongItTook() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 1);
        Answer booking = ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        sky.mailbox().await(ada.email(), "is confirmed");
        ada.book(Trip.oneWay(flight, sky.people().adult())).refuses(409, "sold_out");

        assertThat(value("skybound_commands_seconds_count{.*command=\"CreateBooking\".*outcome=\"done\".*}"))
                .isPositive();
        assertThat(value("skybound_commands_seconds_bucket{.*command=\"CreateBooking\".*le=\"0.1\".*}"))
                .isNotNaN();
        assertThat(value("skybound_commands_refused_total{.*code=\"sold_out\".*}"))
                .isPositive();
        assertThat(value("skybound_events_appended_total{.*type=\"BookingConfirmed\".*}"))
                .isPositive();
        assertThat(value("skybound_gateway_seconds_count{.*operation=\"capture\",outcome=\"captured\".*}"))
                .isPositive();
        assertThat(value("skybound_mails_total{.*outcome=\"sent\".*}")).isPositive();
        assertThat(value("http_server_requests_seconds_bucket{.*uri=\"/bookings\".*}"))
                .isNotNaN();
        assertThat(value("hikaricp_connections{.*}")).isPositive();
        assertThat(value("jvm_memory_used_bytes{.*}")).isPositive();
        assertThat(booking.at("/status")).isEqualTo("confirmed");
    }

    @Test
    void showsWhatWaitsAndWhatIsStuck() {
        await("processors that have caught up")
                .until(() -> Pattern.compile("(?m)^skybound_processor_lag\\{[^}]*} (?!0\\.0$)")
                                .matcher(scrape())
                                .results()
                                .count()
                        == 0);
        assertThat(scrape()).contains("processor=\"booking-process\"", "processor=\"bookings\"");
        assertThat(value("skybound_processes_stuck{.*}")).isZero();
        assertThat(value("skybound_outbox_pending{.*}")).isNotNaN();
        assertThat(value("skybound_outbox_failed{.*}")).isNotNaN();
        assertThat(value("skybound_outbox_oldest_seconds{.*}")).isNotNaN();
    }

    @Test
    void namesNobody() {
        Traveller ada = sky.traveller();
        Answer booking = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));

        assertThat(scrape()).doesNotContain(ada.email(), booking.id(), "bkg_", "usr_", "pay_", "flt_", "@");
    }

    /** Dashboards and alerts show nothing, and say nothing, when they ask for a metric that does not exist. */
    @Test
    void hasEveryMetricThatTheDashboardAndTheAlertsAskFor() throws IOException {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 1);
        ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        ada.book(Trip.oneWay(flight, sky.people().adult())).refuses(409, "sold_out");
        Path deploy = Path.of("..", "deploy");
        String asking = Files.readString(deploy.resolve("grafana/dashboards/skybound.json"))
                + Files.readString(deploy.resolve("prometheus/alerts.yml"));
        String scrape = scrape();

        assertThat(Pattern.compile("\\b(skybound|http|hikaricp|jvm)_[a-z_]+\\b")
                        .matcher(asking)
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(scrape).containsPattern("(?m)^" + metric + "[{ ]"));
    }

    /** The first series that matches, NaN if there is none. */
    private static double value(String series) {
        return Pattern.compile("(?m)^" + series.replace("{", "\\{").replace("}", "\\}") + " (\\S+)$")
                .matcher(scrape())
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String scrape() {
        return sky.operator()
                .get("/actuator/prometheus", Map.of("Accept", "text/plain"))
                .expect(200)
                .body();
    }
}
