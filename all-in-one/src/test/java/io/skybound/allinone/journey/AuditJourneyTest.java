package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Booked, paid, delayed, cancelled and paid back; and then an auditor asks. */
class AuditJourneyTest {

    private static final List<String> PERSONAL =
            List.of("first_name", "last_name", "date_of_birth", "nationality", "contact_email");

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    private final Session auditor = Session.begin(sky.product(), "auditor@skybound.example", "fly-high-2026");
    private final StringBuilder everythingAnswered = new StringBuilder();

    @Test
    void anAuditorSeesAllThatHappenedAndNothingOfThePerson() {
        Traveller ada = sky.traveller();
        ObjectNode passenger = sky.people().adult();
        Map<Long, JsonNode> seen = new TreeMap<>();
        String booking = live(ada, passenger, seen);

        List<JsonNode> history = await("all mails in the history")
                .atMost(Duration.ofSeconds(30))
                .until(() -> history(booking), events -> count(events, "MailDelivered") == 5);

        assertThat(types(history))
                .containsSubsequence(
                        "BookingCreated",
                        "SeatsReserved",
                        "BookingHeld",
                        "PaymentStarted",
                        "PaymentCaptured",
                        "BookingConfirmed",
                        "LegRescheduled",
                        "BookingCancelled",
                        "PaymentRefunded",
                        "BookingRefunded")
                .contains("SeatsConfirmed", "SeatsReleased", "PaymentRequested");
        assertThat(positions(history)).isSorted().doesNotHaveDuplicates();
        assertThat(history).allSatisfy(event -> {
            assertThat(event.path("actor").asString("")).isNotEmpty();
            assertThat(event.path("correlation_id").asString("")).isNotEmpty();
            assertThat(event.path("causation_id").asString("")).isNotEmpty();
        });
        sequencesHaveNoGaps(history, booking);
        theBookingWasWhatTheTravellerSaw(booking, seen);
        itWasSoWhenItWasRecorded(booking, history);
        theExportTellsTheSame(booking, history);
        theReplayShowsEachStep(booking, history);
        everyReadIsRecorded(booking);
        assertThat(everythingAnswered.toString())
                .doesNotContain(
                        ada.email(),
                        passenger.path("first_name").asString(""),
                        passenger.path("last_name").asString(""),
                        passenger.path("passport_number").asString(""),
                        "1990-12-10",
                        "tok_visa");
    }

    /** From the search to the refund; keeps each version of the booking that the traveller gets to see. */
    private static String live(Traveller ada, ObjectNode passenger, Map<Long, JsonNode> seen) {
        Operations.Plan plan = Operations.Plan.jfkToLax(25).seats(9);
        String flight = sky.operations().flight(plan);
        Answer held = keep(ada.hold(Trip.oneWay(flight, passenger)), seen);
        String id = held.id();
        ada.pay(held, "tok_visa").expect(201);
        keep(ada.awaitDetail(id, "confirmed"), seen);
        OffsetDateTime later = plan.departure().plusMinutes(95);
        sky.operations()
                .amend(
                        flight,
                        Map.of(
                                "departure_time", later.toString(),
                                "arrival_time", later.plus(plan.takes()).toString(),
                                "reason", "late aircraft"))
                .expect(200);
        keep(
                await().until(
                                () -> ada.booking(id).expect(200),
                                now -> OffsetDateTime.parse(now.at("/flights/0/departure_time"))
                                        .toInstant()
                                        .equals(later.toInstant())),
                seen);
        keep(ada.cancel(id).expect(200), seen);
        keep(ada.awaitBooking(id, "/refund/status", "succeeded"), seen);
        return id;
    }

    private static Answer keep(Answer answer, Map<Long, JsonNode> seen) {
        seen.put(answer.version(), answer.json());
        return answer;
    }

    private void theBookingWasWhatTheTravellerSaw(String booking, Map<Long, JsonNode> seen) {
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5);
        seen.forEach((version, json) -> {
            Answer then =
                    audit("/audit/bookings/" + booking + "?version=" + version).expect(200);
            assertThat(then.etag()).isEqualTo("\"" + version + "\"");
            assertThat(then.json()).isEqualTo(masked(json));
        });
        long last = audit("/audit/bookings/" + booking).expect(200).version();
        for (long version = 0; version <= last; version++) {
            audit("/audit/bookings/" + booking + "?version=" + version).expect(200);
        }
        audit("/audit/bookings/" + booking + "?version=" + (last + 1)).refuses(404, "booking_not_found");
    }

    private void itWasSoWhenItWasRecorded(String booking, List<JsonNode> history) {
        List<JsonNode> own = history.stream()
                .filter(event -> event.path("aggregate_id").asString("").equals(booking))
                .toList();
        for (JsonNode event : own) {
            Instant then = Instant.parse(event.path("occurred_at").asString(""));
            long version = own.stream()
                            .takeWhile(one -> !Instant.parse(
                                            one.path("occurred_at").asString(""))
                                    .isAfter(then))
                            .count()
                    - 1;
            assertThat(audit("/audit/bookings/" + booking + "?as_of=" + then)
                            .expect(200)
                            .version())
                    .isEqualTo(version);
        }
        Instant first = Instant.parse(own.getFirst().path("occurred_at").asString(""));
        audit("/audit/bookings/" + booking + "?as_of=" + first.minusMillis(1)).refuses(404, "booking_not_found");
    }

    /** Page by page from just before the booking, until all of it has come; another append may hold the end back. */
    private void theExportTellsTheSame(String booking, List<JsonNode> history) {
        long last = positions(history).getLast();
        List<JsonNode> exported = new ArrayList<>();
        long[] after = {positions(history).getFirst() - 1};
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            Answer page = audit("/audit/events?limit=7&after=" + after[0], "application/x-ndjson")
                    .expect(200);
            page.body().lines().map(JsonMapper.shared()::readTree).forEach(exported::add);
            after[0] = exported.isEmpty() ? after[0] : positions(exported).getLast();
            return after[0] >= last;
        });
        assertThat(positions(exported)).isSorted().doesNotHaveDuplicates();
        assertThat(exported.stream()
                        .filter(event ->
                                event.at("/payload/booking_id").asString("").equals(booking))
                        .filter(event -> event.path("position").asLong() <= last))
                .isEqualTo(history);
    }

    private void theReplayShowsEachStep(String booking, List<JsonNode> history) {
        String replay = audit("/audit/bookings/" + booking + "/replay?interval_ms=0", "text/event-stream")
                .expect(200)
                .body();
        assertThat(replay.lines().filter("event:step"::equals)).hasSize(history.size());
        assertThat(replay).contains("event:end");
    }

    private void everyReadIsRecorded(String booking) {
        assertThat(audit("/audit/reads?resource=/audit/bookings/" + booking + "/replay")
                        .expect(200)
                        .each("/operation"))
                .containsExactly("replayBooking");
        assertThat(audit("/audit/reads?operation=bookingAsItWas&resource=/audit/bookings/" + booking)
                        .expect(200)
                        .each("/parameters/version/0"))
                .contains("0", "1", "2");
    }

    private static void sequencesHaveNoGaps(List<JsonNode> history, String booking) {
        Map<String, Long> next = new HashMap<>();
        for (JsonNode event : history) {
            String aggregate = event.path("aggregate_id").asString("");
            if (aggregate.equals(booking)
                    || !event.path("aggregate_type").asString("").equals("SeatInventory")) {
                assertThat(event.path("sequence").asLong()).isEqualTo(next.getOrDefault(aggregate, 0L));
                next.merge(aggregate, 1L, Long::sum);
            }
        }
    }

    private List<JsonNode> history(String booking) {
        List<JsonNode> events = new ArrayList<>();
        String next = "/audit/bookings/" + booking + "/history?limit=6";
        while (!next.isEmpty()) {
            Answer page = audit(next).expect(200);
            StreamSupport.stream(page.json().spliterator(), false).forEach(events::add);
            String link = page.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return events;
    }

    private Answer audit(String path) {
        return audit(path, "application/json");
    }

    private Answer audit(String path, String accept) {
        Map<String, String> headers = new HashMap<>(auditor.bearer());
        headers.put("Accept", accept);
        Answer answer = sky.anybody().get(path, headers);
        everythingAnswered.append(answer.body()).append('\n');
        return answer;
    }

    /** What the traveller saw, as an auditor sees it. */
    private static JsonNode masked(JsonNode seen) {
        JsonNode copy = seen.deepCopy();
        mask(copy);
        copy.path("passengers").forEach(AuditJourneyTest::mask);
        return copy;
    }

    private static void mask(JsonNode node) {
        for (String property : PERSONAL) {
            if (node.path(property).isString()) {
                ((ObjectNode) node)
                        .put(property, node.path(property).asString("").replaceAll("[\\p{L}\\p{N}]", "•"));
            }
        }
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asString("")).toList();
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("position").asLong()).toList();
    }

    private static long count(List<JsonNode> events, String type) {
        return types(events).stream().filter(type::equals).count();
    }
}
