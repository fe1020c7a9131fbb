package io.skybound.query.audit;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.ExampleBooking.bookingCorrected;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.example.Example;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.flight.Cabin;
import io.skybound.api.mail.MailEvent.MailDelivered;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What auditors see, through HTTP. */
@ReadSideTest
class AuditIT {

    private static final List<String> PERSONAL = List.of(
            "X12345678",
            "Y87654321",
            "Augusta",
            "Lovelace",
            "King",
            "1990-12-10",
            "ada@skybound",
            "ada.king",
            "tok_visa");

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theClockIsTheExamplesAgain() {
        GenericEventMessage.clock = Example.CLOCK;
    }

    @Test
    void letsNobodyTryAllReferences() {
        Http curious = callers.somebody("usr_guesser", Roles.AUDITOR);
        for (int i = 0; i < 30; i++) {
            assertThat(curious.get("/audit/bookings?reference=ADA4WX").status()).isEqualTo(200);
        }

        Reply refused = curious.get("/audit/bookings?reference=ADA4WX");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Limit")).hasValue("30");
    }

    @Test
    void tellsEverythingThatHappenedToABookingInOrder() {
        happened("bkg_told");

        Reply told = auditor().get("/audit/bookings/bkg_told/history");

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(each(told, "/type"))
                .containsExactly(
                        "BookingCreated",
                        "SeatsReserved",
                        "BookingHeld",
                        "PaymentStarted",
                        "PaymentRequested",
                        "BookingCorrected",
                        "MailDelivered",
                        "BookingExpired");
        assertThat(each(told, "/position"))
                .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
        assertThat(each(told, "/sequence")).containsExactly("0", "1", "1", "2", "0", "3", "0", "4");
        assertThat(each(told, "/aggregate_id").get(1)).isEqualTo(inventoryOf("flt_bkg_told"));
        assertThat(told.json().at("/5/occurred_at").asString()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(told.json().at("/5/payload/passengers/0/first_name").asString())
                .isEqualTo("••••••• •••");
        assertThat(told.json().at("/5/payload/passengers/0/passport_number").asString())
                .isEqualTo("••••••321");
        assertThat(told.json().at("/5/payload/contact_email").asString()).isEqualTo("•••.••••@••••••••.•••••••");
        assertThat(told.json().at("/0/payload/price/amount").asString()).isEqualTo("199.90");
        assertThat(told.body()).doesNotContain(PERSONAL);
    }

    @Test
    void tellsItPageByPage() {
        happened("bkg_pages");
        List<String> whole = each(auditor().get("/audit/bookings/bkg_pages/history"), "/position");

        List<String> paged = new ArrayList<>();
        String next = "/audit/bookings/bkg_pages/history?limit=3";
        while (next != null) {
            Reply page = auditor().get(next);
            assertThat(each(page, "/position")).hasSizeLessThanOrEqualTo(3);
            paged.addAll(each(page, "/position"));
            next = next(page);
        }

        assertThat(paged).isEqualTo(whole);
        assertThat(auditor()
                        .get("/audit/bookings/bkg_pages/history?after=nonsense")
                        .code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void showsABookingAsItWas() {
        GenericEventMessage.clock = Clock.fixed(Example.NOW.minusSeconds(7200), ZoneOffset.UTC);
        history.record("bkg_was", bookingCreated("bkg_was", ADA));
        GenericEventMessage.clock = Clock.fixed(Example.NOW.minusSeconds(3600), ZoneOffset.UTC);
        history.record("bkg_was", new BookingHeld("bkg_was", ExampleBooking.PAYMENT_DUE_BY, Example.NOW));

        assertThat(was("?version=0").text("/status_detail")).isEqualTo("holding");
        assertThat(was("?version=1").text("/status_detail")).isEqualTo("awaiting_payment");
        assertThat(was("?as_of=2026-06-01T10:59:59Z").text("/version")).isEqualTo("0");
        assertThat(was("?as_of=2026-06-01T13:00:00%2B02:00").text("/version")).isEqualTo("1");
        assertThat(was("").header("ETag")).hasValue("\"1\"");
        assertThat(was("?as_of=2099-01-01T00:00:00Z").text("/version")).isEqualTo("1");
        assertThat(was("").body()).doesNotContain(PERSONAL);
        assertThat(was("").text("/passengers/0/passport_number")).isEqualTo("••••••678");
        assertThat(auditor()
                        .with("If-None-Match", "\"1\"")
                        .get("/audit/bookings/bkg_was")
                        .status())
                .isEqualTo(304);

        for (String never : List.of("?version=2", "?as_of=2026-06-01T09:59:59Z")) {
            assertThat(was(never).status()).as(never).isEqualTo(404);
            assertThat(was(never).code()).isEqualTo("booking_not_found");
        }
        for (String bad :
                List.of("?version=-1", "?version=x", "?as_of=yesterday", "?as_of=2026-06-01T12:00:00Z&version=1")) {
            assertThat(was(bad).status()).as(bad).isEqualTo(400);
            assertThat(was(bad).code()).isEqualTo("invalid_parameter");
        }
    }

    @Test
    void knowsNothingOfWhatIsNoBooking() {
        history.record("flt_audit", flightScheduled("flt_audit"));

        for (String path :
                List.of("bkg_never", "flt_audit", "bkg_never/history", "flt_audit/history", "flt_audit/replay")) {
            assertThat(auditor().get("/audit/bookings/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void givesNobodyElseATrace() {
        history.record("bkg_secret", bookingCreated("bkg_secret", ADA));

        for (String path : List.of(
                "/audit/bookings/bkg_secret",
                "/audit/bookings/bkg_never",
                "/audit/bookings/bkg_secret/history",
                "/audit/bookings/bkg_secret/replay",
                "/audit/events",
                "/audit/reads")) {
            assertThat(callers.nobody().get(path).status()).as(path).isEqualTo(401);
            for (Http somebody : List.of(callers.traveller(ADA), callers.somebody("usr_ops", Roles.OPS))) {
                assertThat(somebody.get(path).code()).as(path).isEqualTo("forbidden");
            }
        }
    }

    @Test
    void exportsEverythingOnceHoweverItIsCutIntoPages() {
        happened("bkg_exported");

        Reply whole = auditor().get("/audit/events");
        assertThat(whole.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
        List<String> lines = whole.body().lines().toList();
        assertThat(lines)
                .hasSize(jdbc.queryForList("SELECT 1 FROM events.domain_event_entry")
                        .size());
        assertThat(positions(lines)).isSorted().doesNotHaveDuplicates();
        assertThat(whole.body()).doesNotContain(PERSONAL);

        List<String> paged = new ArrayList<>();
        String next = "/audit/events?limit=3";
        while (next != null) {
            Reply page = auditor().get(next);
            paged.addAll(page.body().lines().toList());
            next = next(page);
        }
        assertThat(paged).isEqualTo(lines);
        assertThat(auditor()
                        .get("/audit/events?after=" + positions(lines).getLast())
                        .body())
                .isEmpty();
        for (String bad : List.of("?after=x", "?limit=0", "?limit=10001", "?after=-1")) {
            assertThat(auditor().get("/audit/events" + bad).status()).as(bad).isEqualTo(400);
        }
    }

    /** Numbers are given before the commit: who comes later waits with theirs until then. */
    @Test
    void exportsNoEventThatOvertakesAnother() {
        history.record("bkg_before", bookingCreated("bkg_before", ADA));
        long before = positions(lines("")).getLast();

        CompletableFuture<Void> fast = transaction.execute(unfinished -> {
            history.record("bkg_slow", bookingCreated("bkg_slow", ADA));
            CompletableFuture<Void> later =
                    CompletableFuture.runAsync(() -> history.record("bkg_fast", bookingCreated("bkg_fast", ADA)));
            await().until(() -> !history.jdbc()
                    .queryForList("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    .isEmpty());
            assertThat(lines("?after=" + before)).isEmpty();
            return later;
        });
        assertThat(fast).succeedsWithin(Duration.ofSeconds(10));

        List<String> both = lines("?after=" + before);
        assertThat(both)
                .extracting(line -> json(line).path("aggregate_id").asString())
                .containsExactly("bkg_slow", "bkg_fast");
        assertThat(positions(both)).containsExactly(before + 1, before + 2);
    }

    @Test
    void aNumberThatWasNeverUsedHoldsNothingBack() {
        history.record("bkg_before", bookingCreated("bkg_before", ADA));
        long before = positions(lines("")).getLast();
        transaction.executeWithoutResult(abandoned -> {
            history.record("bkg_abandoned", bookingCreated("bkg_abandoned", ADA));
            abandoned.setRollbackOnly();
        });

        history.record("bkg_after", bookingCreated("bkg_after", ADA));

        assertThat(positions(lines("?after=" + before))).containsExactly(before + 2);
    }

    @Test
    void playsAHistoryStepByStep() {
        happened("bkg_played");

        List<Sse> played = sse(auditor().get("/audit/bookings/bkg_played/replay?interval_ms=0"));

        assertThat(played).extracting(Sse::name).hasSize(9).endsWith("step", "end");
        assertThat(played.getFirst().data().at("/event/type").asString()).isEqualTo("BookingCreated");
        assertThat(played.getFirst().data().at("/state/status_detail").asString())
                .isEqualTo("holding");
        assertThat(played.get(2).data().at("/state/status_detail").asString()).isEqualTo("awaiting_payment");
        assertThat(played.get(6).data().at("/event/type").asString()).isEqualTo("MailDelivered");
        assertThat(played.get(6).data().at("/state/version").asLong()).isEqualTo(3);
        assertThat(played.get(7).data().at("/state/status").asString()).isEqualTo("cancelled");

        List<Sse> resumed = sse(auditor()
                .with("Last-Event-ID", played.get(5).id())
                .get("/audit/bookings/bkg_played/replay?interval_ms=0"));
        assertThat(resumed).isEqualTo(withSteps(played.subList(6, 9), 2));
        assertThat(auditor()
                        .get("/audit/bookings/bkg_played/replay?interval_ms=5001")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void playsOnlySoManyAtATime() {
        happened("bkg_watched");
        List<CompletableFuture<HttpResponse<Stream<String>>>> watching = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        try {
            for (int i = 0; i < 20; i++) {
                watching.add(client.sendAsync(
                        request("/audit/bookings/bkg_watched/replay?interval_ms=300"), BodyHandlers.ofLines()));
            }
            watching.forEach(watched -> assertThat(watched.join().statusCode()).isEqualTo(200));

            Reply tooMany = auditor().get("/audit/bookings/bkg_watched/replay?interval_ms=0");

            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.code()).isEqualTo("too_many_replays");
        } finally {
            client.shutdownNow();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> auditor()
                                .get("/audit/bookings/bkg_watched/replay?interval_ms=0")
                                .status()
                        == 200);
    }

    @Test
    void recordsEachReadBeforeItIsAnswered() {
        history.record("bkg_read", bookingCreated("bkg_read", ADA));
        Http curious = callers.somebody("usr_curious", Roles.AUDITOR).with("X-Request-Id", "req_curious");

        curious.get("/audit/bookings/bkg_read?version=0");
        curious.get("/audit/bookings/bkg_read/history");
        curious.get("/audit/bookings/bkg_nowhere");
        curious.get("/audit/bookings/bkg_read/replay?interval_ms=0");

        Reply reads = curious.get("/audit/reads?auditor=usr_curious");
        assertThat(each(reads, "/operation"))
                .containsExactly("auditedReads", "replayBooking", "bookingAsItWas", "bookingHistory", "bookingAsItWas");
        JsonNode first = reads.json().get(4);
        assertThat(first.path("resource").asString()).isEqualTo("/audit/bookings/bkg_read");
        assertThat(first.at("/parameters/version/0").asString()).isEqualTo("0");
        assertThat(first.path("request_id").asString()).isEqualTo("req_curious");
        assertThat(first.path("at").asString()).isEqualTo("2026-06-01T12:00:00Z");
        Reply page = auditor().get("/audit/reads?operation=bookingAsItWas&auditor=usr_curious&limit=1");
        assertThat(page.json()).hasSize(1);
        assertThat(page.header("Link").orElse("")).contains("after=");
    }

    @Test
    void keepsWhatWasReadForEver() {
        auditor().get("/audit/reads");

        for (String change : List.of(
                "UPDATE audit.audited_read SET auditor = 'usr_else'",
                "DELETE FROM audit.audited_read",
                "TRUNCATE audit.audited_read")) {
            assertThatThrownBy(() -> jdbc.execute(change)).as(change).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void refusesAReadThatCanNotBeRecorded() {
        history.record("bkg_unrecorded", bookingCreated("bkg_unrecorded", ADA));
        jdbc.execute("ALTER TABLE audit.audited_read RENAME TO elsewhere");
        try {
            for (String path : List.of(
                    "/audit/bookings/bkg_unrecorded",
                    "/audit/bookings/bkg_unrecorded/history",
                    "/audit/bookings/bkg_unrecorded/replay",
                    "/audit/events",
                    "/audit/reads")) {
                Reply refused = auditor().get(path);
                assertThat(refused.status()).as(path).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("audit_unavailable");
                assertThat(refused.header("Retry-After")).isPresent();
                assertThat(refused.body()).doesNotContain("status_detail");
            }
        } finally {
            jdbc.execute("ALTER TABLE audit.elsewhere RENAME TO audited_read");
        }
    }

    @Test
    void comesToTheSameIndexTwice() {
        happened("bkg_again");
        history.caughtUp(AuditProjection.NAME);
        List<?> once = jdbc.queryForList("SELECT * FROM read.audit_event ORDER BY position");

        history.rebuild(AuditProjection.NAME);

        assertThat((List<?>) jdbc.queryForList("SELECT * FROM read.audit_event ORDER BY position"))
                .isEqualTo(once);
    }

    /** A booking with a payment, a mail and seats on a flight of its own. */
    private void happened(String id) {
        history.record(id, bookingCreated(id, ADA));
        String flight = "flt_" + id;
        history.record(
                inventoryOf(flight),
                salesOpened(flight),
                new SeatsReserved(flight, id, Map.of(Cabin.ECONOMY, 1), Map.of(Cabin.ECONOMY, 9), Example.NOW));
        history.record(id, new BookingHeld(id, ExampleBooking.PAYMENT_DUE_BY, Example.NOW));
        history.record(id, new PaymentStarted(id, "pay_" + id, ExampleBooking.PRICE, Example.NOW));
        history.record(
                "pay_" + id,
                new PaymentRequested("pay_" + id, id, ADA, ExampleBooking.PRICE, "card", "tok_visa", Example.NOW));
        history.record(
                id,
                new BookingCorrected(
                        id, bookingCorrected().passengers(), bookingCorrected().contactEmail(), Example.NOW));
        history.record(
                "mail_" + id,
                new MailDelivered(
                        "mail_" + id, id, "booking-held", "<1@skybound.local>", "ada@skybound.example", Example.NOW));
        history.record(flight, flightScheduled(flight));
        history.record(id, new BookingExpired(id, Example.NOW));
        history.caughtUp(AuditProjection.NAME);
    }

    private Http auditor() {
        return callers.somebody("usr_auditor", Roles.AUDITOR);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + callers.environment().getRequiredProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + token())
                .build();
    }

    private String token() {
        return callers.tokens()
                .issue(new Caller("usr_auditor", "a@skybound.example", Set.of(Roles.AUDITOR), "ses_a"))
                .value();
    }

    private Reply was(String query) {
        return auditor().get("/audit/bookings/bkg_was" + query);
    }

    private List<String> lines(String query) {
        return auditor().get("/audit/events" + query).body().lines().toList();
    }

    private static List<Long> positions(List<String> lines) {
        return lines.stream().map(line -> json(line).path("position").asLong()).toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> each(Reply reply, String pointer) {
        return StreamSupport.stream(reply.json().spliterator(), false)
                .map(node -> String.valueOf(node.at(pointer).asString()))
                .toList();
    }

    private static @Nullable String next(Reply page) {
        return page.header("Link")
                .map(link -> link.substring(1, link.indexOf('>')))
                .orElse(null);
    }

    private record Sse(String name, String id, JsonNode data) {}

    private static List<Sse> sse(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<Sse> events = new ArrayList<>();
        for (String block : reply.body().split("\n\n")) {
            String name = "";
            String id = "";
            String data = "";
            for (String line : block.lines().toList()) {
                String value = line.substring(line.indexOf(':') + 1);
                switch (line.substring(0, line.indexOf(':'))) {
                    case "event" -> name = value;
                    case "id" -> id = value;
                    default -> data = value;
                }
            }
            events.add(new Sse(name, id, json(data)));
        }
        return events;
    }

    private static List<Sse> withSteps(List<Sse> events, int steps) {
        List<Sse> changed = new ArrayList<>(events);
        changed.set(changed.size() - 1, new Sse("end", "", json("{\"steps\":" + steps + "}")));
        return changed;
    }
}
