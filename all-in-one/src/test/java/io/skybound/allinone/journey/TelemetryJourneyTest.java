package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.TraceCollector.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One booking, followed from the request to the mail: in its spans, and in the lines that were logged about it. */
class TelemetryJourneyTest {
    /** First, so that it ends last: the product has spans to send until its own end. */
    @Order(1)
    @RegisterExtension
    static final TraceCollector collector = TraceCollector.start();

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own(
            "telemetry",
            Map.of(
                    "management.opentelemetry.tracing.export.otlp.endpoint", collector.endpoint(),
                    "management.opentelemetry.tracing.export.schedule-delay", "200ms",
                    "logging.structured.format.console", "ecs"));

    @Test
    void leavesOneTraceFromTheRequestToTheMail() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));
        String trace = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "0000000000000001";
        ada.pay(held, "tok_visa", Map.of("traceparent", "00-" + trace + "-00000000000000aa-01"))
                .expect(201);
        ada.awaitDetail(held.id(), "confirmed");
        sky.mailbox().await(ada.email(), "is confirmed");

        Seen mail = await("the mail's span")
                .until(() -> collector.named(trace, "mail booking-confirmed"), found -> !found.isEmpty())
                .getFirst();
        List<String> wayBack = await("its way back")
                .until(() -> wayBack(mail), names -> names.getLast().startsWith("http post"));
        assertThat(wayBack.getLast()).isEqualTo("http post /payments");
        assertThat(wayBack).anyMatch(name -> name.contains("handleCommand") && name.contains("CommandBus"));
        assertThat(wayBack).anyMatch(name -> name.contains("EventProcessor"));
        assertThat(collector.types(trace))
                .contains(
                        "RequestPayment",
                        "PaymentRequested",
                        "CapturePayment",
                        "PaymentCaptured",
                        "ConfirmBooking",
                        "BookingConfirmed");
        assertThat(collector.text()).doesNotContain(ada.email());
    }

    @Test
    void logsEachLineAsJsonWithTheRequestItIsAbout() throws IOException {
        Traveller ada = sky.traveller();
        String request = "telemetry-" + Keys.fresh();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));
        ada.pay(held, "tok_visa", Map.of("X-Request-Id", request)).expect(201);
        ada.awaitDetail(held.id(), "confirmed");
        sky.mailbox().await(ada.email(), "is confirmed");

        JsonNode line = await("a line about the mail")
                .until(
                        () -> lines().stream()
                                .filter(found ->
                                        found.at("/message").asString("").contains("booking-confirmed"))
                                .filter(found ->
                                        found.at("/message").asString("").contains(held.id()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(line.at("/request_id").asString("")).as(line.toString()).isEqualTo(request);
        assertThat(line.at("/traceId").asString("")).as(line.toString()).matches("[0-9a-f]{32}");
    }

    private static List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(sky.product().log())) {
            if (line.startsWith("{")) {
                lines.add(JsonMapper.shared().readTree(line));
            }
        }
        return lines;
    }

    private static List<String> wayBack(Seen from) {
        List<String> names = new ArrayList<>();
        for (Seen span = from; span != null; span = collector.byId(span.parent())) {
            names.add(span.name());
        }
        return names;
    }
}
