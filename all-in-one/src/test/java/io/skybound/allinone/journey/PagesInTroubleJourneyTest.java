package io.skybound.allinone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The pages where something is not as it should be: wrong papers, an export that breaks off, events and steps that fail. */
class PagesInTroubleJourneyTest {

    private static final String PASSWORD = "fly-high-2026";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void aTravellerCorrectsPapersThoughTheBookingChangesMeanwhile() {
        Traveller ada = sky.traveller();
        Answer booking = ada.hold(
                Trip.oneWay(sky.operations().flight(34, 20), sky.people().adult()));
        try (Window window = window();
                Window other = window()) {
            for (Window each : List.of(window, other)) {
                each.signIn(ada.email(), ada.account().password())
                        .open("/bookings/" + booking.id())
                        .isLive();
            }
            window.press("Correct names or papers")
                    .fill("First name", "Augusta")
                    .fill("New passport number", "no");
            window.press("Save corrections").sees("Please look at the marked fields");
            window.sees("must be 5 to 20 letters and digits").isAccessible();

            String mails = "new." + ada.email();
            ada.correct(booking.id(), "\"" + booking.version() + "\"", Map.of("contact_email", mails))
                    .expect(200);
            window.sees("Mails go to " + mails);
            window.fill("New passport number", Words.passport())
                    .press("Save corrections")
                    .sees("The booking has changed meanwhile");
            assertThat(window.field("First name")).hasValue("Augusta");
            assertThat(window.field("Mails go to")).hasValue(mails);
            window.isAccessible().press("Save corrections").sees("Corrected.");

            window.sees("Augusta");
            other.sees("Augusta").sees("Mails go to " + mails);
            assertThat(ada.booking(booking.id()).at("/contact_email")).isEqualTo(mails);

            window.press("Correct names or papers").fill("First name", "Ada");
            ada.cancel(booking.id()).expect(200);
            window.sees("You have cancelled this booking");
            assertThat(window.button("Save corrections")).isHidden();
        }
    }

    /** A day before departure: half of the fare comes back, less a fee. */
    @Test
    void whoCancelsLateIsToldExactlyWhatComesBack() {
        Traveller ada = sky.traveller();
        Answer booking = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(1, 20), sky.people().adult()));
        try (Window window = window()) {
            window.signIn(ada.email(), ada.account().password()).open("/bookings/" + booking.id());
            window.press("Cancel booking");
            Locator dialog = window.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("You get back").locator("..")).containsText("$49.95");
            assertThat(dialog.getByText("We keep").locator("..")).containsText("$149.95");

            window.press("Yes, cancel it").sees("Refund of $49.95").sees("$149.95 kept");
            assertThat(ada.awaitBooking(booking.id(), "/refund/status", "succeeded")
                            .at("/refund/amount/amount"))
                    .isEqualTo("49.95");
        }
    }

    @Test
    void anExportOfAllEventsGoesOnWhereItBrokeOffAndCanBeCalledOff() throws IOException {
        sky.traveller()
                .hold(Trip.oneWay(sky.operations().flight(35, 20), sky.people().adult()));
        int some = sky.query("SELECT global_index FROM events.domain_event_entry LIMIT 120")
                .size();
        AtomicInteger asked = new AtomicInteger();
        try (Window auditor = window()) {
            auditor.signIn("auditor@skybound.example", PASSWORD).open("/audit");
            auditor.fill("Only after position", "nowhere")
                    .press("Export all events")
                    .sees("must be a whole number");
            // Small pages, and the third is not let through.
            String small = "limit=" + Math.max(1, some / 4);
            Locator goOn = auditor.button("Go on");
            auditor.page().route("**/audit/events?*", route -> {
                if (asked.incrementAndGet() == 3) {
                    route.abort();
                } else {
                    route.resume(new Route.ResumeOptions()
                            .setUrl(route.request().url().replaceAll("limit=\\d+", small)));
                }
            });
            String last = sky.query("SELECT max(global_index) FROM events.domain_event_entry")
                    .getFirst();
            String from = sky.query(
                            "SELECT min(global_index) - 1 FROM (SELECT global_index FROM events.domain_event_entry"
                                    + " ORDER BY 1 DESC LIMIT 120) newest")
                    .getFirst();
            auditor.fill("Only after position", from).press("Export all events");
            goOn.waitFor();
            auditor.isAccessible();

            Download file = auditor.page().waitForDownload(goOn::click);

            auditor.sees("The next export goes on from there");
            List<Long> positions = Files.readAllLines(file.path()).stream()
                    .map(line ->
                            JsonMapper.shared().readTree(line).path("position").asLong())
                    .toList();
            assertThat(positions).isSorted().doesNotHaveDuplicates().contains(Long.valueOf(last));
            assertThat(positions)
                    .hasSizeGreaterThanOrEqualTo(some)
                    .allMatch(position -> position > Long.parseLong(from));
            assertThat(asked.get()).isGreaterThan(4);

            auditor.page().unroute("**/audit/events?*");
            auditor.page().route("**/audit/events?*", held -> {});
            auditor.press("Export all events").press("Cancel the export");
            assertThat(auditor.button("Export all events")).isVisible();
        }
    }

    @Test
    void operationsHelpEventsThatAReadModelCanNotDigest() {
        String repaired = sky.operations().flight(36, 20);
        String dropped = sky.operations().flight(36, 20);
        String row = lose(repaired);
        lose(dropped);
        sky.operations().amend(repaired, Map.of("gate", "D1"));
        sky.operations().amend(dropped, Map.of("gate", "D2"));
        try (Window operator = window()) {
            operator.signIn("ops@skybound.example", PASSWORD)
                    .open("/ops/system")
                    .sees("2 events are parked");
            operator.page().getByText("2 events are parked").click();
            Locator letter = letter(operator, repaired);
            letter.getByRole(AriaRole.BUTTON, named("Look inside")).click();
            assertThat(letter).containsText("\"gate\": \"D1\"");
            operator.isAccessible();
            letter.getByRole(AriaRole.BUTTON, named("Try again")).click();
            assertThat(letter).containsText("tried 2 times");

            bringBack(row);
            letter.getByRole(AriaRole.BUTTON, named("Try again")).click();
            assertThat(letter).isHidden();
            assertThat(gate(repaired)).isEqualTo("D1");

            letter(operator, dropped).getByRole(AriaRole.BUTTON, named("Drop")).click();
            operator.isAccessible().fill("Why", "made anew at once").press("Drop it");
            assertThat(operator.page().locator("ops-dead-letters")).isHidden();
            operator.press("Rebuild flights").press("Rebuild it");
            await().until(() -> "D2".equals(gate(dropped)));
        }
    }

    @Test
    void operationsHelpProcessesThatAreStuck() {
        String flight = sky.operations().flight(37, 20);
        Traveller ada = sky.traveller();
        Traveller bob = sky.traveller();
        Answer adas = ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        Answer bobs = bob.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        stick(flight, adas.id());
        stick(flight, bobs.id());
        try (Window operator = window();
                Window traveller = window()) {
            traveller
                    .signIn(bob.email(), bob.account().password())
                    .open("/bookings/" + bobs.id())
                    .sees("The seats are yours");
            operator.signIn("ops@skybound.example", PASSWORD).open("/ops/system");
            assertThat(stuck(operator, adas)).containsText("Confirm seats");
            operator.isAccessible();

            stuck(operator, adas).getByRole(AriaRole.BUTTON, named("Try again")).click();
            assertThat(stuck(operator, adas)).isHidden();
            stuck(operator, bobs)
                    .getByRole(AriaRole.BUTTON, named("Give up and undo"))
                    .click();
            operator.isAccessible().press("Undo the booking");
            assertThat(stuck(operator, bobs)).isHidden();

            traveller.sees("The airline has cancelled a flight").sees("Refund of $199.90");
            assertThat(ada.booking(adas.id()).at("/status")).isEqualTo("confirmed");
        }
    }

    /** As somebody with access to the database might do: the flight's next event finds no row to go to. */
    private static String lose(String flight) {
        await().until(() -> sky.anybody().get("/flights/" + flight, Map.of()).status() == 200);
        return sky.query("DELETE FROM read.flight WHERE id = ? RETURNING row_to_json(flight)::text", flight)
                .getFirst();
    }

    private static void bringBack(String row) {
        sky.query(
                "INSERT INTO read.flight SELECT * FROM json_populate_record(NULL::read.flight, ?::json) RETURNING id",
                row);
    }

    private static String gate(String flight) {
        return String.join("", sky.query("SELECT coalesce(gate, '') FROM read.flight WHERE id = ?", flight));
    }

    /** As a step that was tried too often. It was done long ago, so whoever tries it again changes nothing. */
    private static void stick(String flight, String booking) {
        String command = "io.skybound.api.seats.SeatsCommand$ConfirmSeats";
        String payload = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "flightId",
                        flight,
                        "bookingId",
                        booking,
                        "at",
                        Instant.now().toString()));
        String step = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "bookingId",
                        booking,
                        "type",
                        command,
                        "payload",
                        payload,
                        "metadata",
                        Map.of(),
                        "attempts",
                        10));
        sky.query(
                "INSERT INTO notification.stuck_step (name, booking_id, command_type, command, attempts, reason, since)"
                        + " VALUES (?, ?, ?, ?, 10, 'AggregateNotFoundException', now()) RETURNING name",
                "confirm/" + booking + "/" + flight,
                booking,
                command,
                step);
    }

    private static Locator letter(Window operator, String flight) {
        return operator.page().locator("ops-dead-letters li", containing(flight));
    }

    private static Locator stuck(Window operator, Answer booking) {
        return operator.page().locator("ops-stuck li", containing(booking.id()));
    }

    private static Window window() {
        return chromium.window(sky.product());
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
