package io.skybound.allinone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages in a real browser: what a traveller, an operator and an auditor do, and what each sees of the others. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesJourneyTest {

    private static final int FIRST_VIEW = 150 * 1024;
    private static final String IS_KEPT = """
        async () => {
          const names = (await indexedDB.databases()).map(({name}) => name);
          if (!names.includes('skybound') || !(await caches.match('/'))) return false;
          const done = (request) => new Promise((ok) => (request.onsuccess = () => ok(request.result)));
          const database = await done(indexedDB.open('skybound'));
          const kept = await done(database.transaction('kept').objectStore('kept').count());
          database.close();
          return kept > 0;
        }\
        """;
    private static final String PASSWORD = "fly-high-2026";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("pages", Map.of());

    @Test
    void theFirstViewIsSmall() {
        try (Window window = window()) {
            Map<String, String> addresses = new ConcurrentHashMap<>();
            AtomicLong bytes = new AtomicLong();
            CDPSession network = window.context().newCDPSession(window.page());
            network.send("Network.enable");
            network.on(
                    "Network.requestWillBeSent",
                    (JsonObject sent) -> addresses.put(
                            sent.get("requestId").getAsString(),
                            sent.getAsJsonObject("request").get("url").getAsString()));
            // The airports come when the page stands and has nothing else to do.
            network.on("Network.loadingFinished", (JsonObject loaded) -> {
                if (!addresses
                        .getOrDefault(loaded.get("requestId").getAsString(), "")
                        .endsWith("/cache/airports")) {
                    bytes.addAndGet(loaded.get("encodedDataLength").getAsLong());
                }
            });

            window.open("/").button("Search flights").waitFor();

            assertThat(bytes.get()).isBetween(10_000L, (long) FIRST_VIEW);
        }
    }

    @Test
    void aTravellerFindsBooksPaysAndCancelsWhileAnotherWindowFollows() {
        String number = numberOf(sky.operations().flight(30, 20));
        Account account = Account.random(sky.product());
        try (Window window = window();
                Window other = window()) {
            window.open("/register").isAccessible();
            window.fill("First name", account.firstName())
                    .fill("Last name", account.lastName())
                    .fill("E-mail", account.email())
                    .fill("Password", "short");
            window.press("Create account").sees("Please look at the marked fields");
            window.fill("Password", account.password()).press("Create account");
            window.button("Sign out").waitFor();
            window.keepSecrets();
            other.signIn(account.email(), account.password())
                    .open("/bookings")
                    .isLive()
                    .sees("No journeys yet");

            search(window, 30);
            filter(window, number);
            book(window);
            other.sees("Awaiting payment");

            window.page().getByText("Declined card").click();
            pay(window).sees("Your seats are still held");
            window.page().getByText("Visa").click();
            pay(window).sees("The seats are yours");
            window.isAccessible();
            other.sees("Confirmed").isAccessible();

            window.press("Cancel booking");
            Locator dialog = window.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("You get back").locator("..")).containsText("$199.90");
            window.isAccessible();
            window.press("Yes, cancel it")
                    .sees("You have cancelled this booking")
                    .sees("Refund of $199.90");
            other.sees("Cancelled by traveller");

            window.open("/profile")
                    .isAccessible()
                    .fill("City", "London")
                    .press("Save")
                    .sees("Saved.");
        }
    }

    @Test
    void whatOperationsDoIsSeenWhereverTheFlightIsWatched() {
        String flight = sky.operations().flight(1, 20);
        String number = numberOf(flight);
        try (Window traveller = window();
                Window operator = window();
                Window colleague = window()) {
            traveller.open("/flight/" + flight).isLive().sees("Scheduled").isAccessible();
            colleague.signIn("ops@skybound.example", PASSWORD).open("/ops").isLive();
            colleague.fill("Day", day(1)).fill("Flight number", number);
            Locator row = colleague.page().locator(".board-row", containing(number));
            assertThat(row).containsText("No gate");

            operator.signIn("ops@skybound.example", PASSWORD).open("/ops");
            operator.fill("Day", day(1)).fill("Flight number", number);
            operator.page().locator(".board-row", containing(number)).click();
            operator.fill("Gate", "B22").press("Set gate").isAccessible();
            operator.press("Announce it");
            assertThat(traveller.page().getByText("B22")).isVisible();
            assertThat(row).containsText("Gate B22");

            operator.press("Delay").press("Delay it");
            traveller.sees("Delayed");
            assertThat(row).containsText("Delayed");
            operator.picture("operations");
            operator.press("Cancel flight").press("Cancel the flight");
            traveller.sees("Cancelled");
            assertThat(row).containsText("Cancelled");
            colleague.fill("Flight number", numberAfter(number)).sees("No flights");
            sky.operations().flight(1, 20);
            colleague.sees(numberAfter(number));
        }
    }

    @Test
    void operationsSeeHowTheSystemIsDoingAndRebuildAReadModel() {
        try (Window operator = window()) {
            operator.signIn("ops@skybound.example", PASSWORD)
                    .open("/ops/system")
                    .sees("Nothing is stuck.");
            operator.page().locator(".chart polyline").first().waitFor(attached());
            operator.isAccessible();
            operator.press("Rebuild payments").press("Rebuild it");
            await("the rebuild")
                    .atMost(Duration.ofMillis(Window.PATIENCE))
                    .until(() -> !sky.query("SELECT status FROM read.rebuild WHERE projection = 'payments'")
                            .isEmpty());
            Locator payments =
                    operator.page().locator("li", containing("payments")).first();
            assertThat(payments).containsText("Running");
            assertThat(payments).containsText("100 %");
        }
    }

    @Test
    void anAuditorFollowsABookingThroughTime() throws IOException {
        Traveller ada = sky.traveller();
        Answer booking = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(31, 20), sky.people().adult()));
        try (Window auditor = window()) {
            auditor.signIn("auditor@skybound.example", PASSWORD).open("/audit").isAccessible();
            auditor.fill("Reference or id of a booking", booking.at("/booking_reference"))
                    .press("Find");
            auditor.sees("Booking confirmed").sees("All that happened");
            auditor.button("Show payload of Booking created").click();
            auditor.sees("\"trip_type\": \"one-way\"").isAccessible().picture("audit");

            auditor.page().getByRole(AriaRole.SLIDER).fill("0");
            auditor.sees("Step 1 of").sees("Holding").sees("it is the same moment");
            auditor.page().getByRole(AriaRole.SLIDER).press("End");
            assertThat(auditor.page().locator(".changes")).containsText("confirmed");

            Download file = auditor.page().waitForDownload(() -> auditor.press("Export as NDJSON"));
            assertThat(Files.readAllLines(file.path()))
                    .hasSizeGreaterThan(5)
                    .allMatch(line -> line.startsWith("{\"position\":"));
        }
    }

    @Test
    void airportsAreFoundWithoutANetworkAfterTheFirstVisit() {
        try (Window window = window()) {
            window.open("/");
            await("everything that an offline visit needs")
                    .atMost(Duration.ofMillis(Window.PATIENCE))
                    .until(() -> (Boolean) window.page().evaluate(IS_KEPT));
            window.airport("From", "zur", "ZRH");

            window.context().setOffline(true);
            window.page().reload();
            window.page().locator("main h1").waitFor();
            window.airport("From", "sao paulo", "GRU").airport("To", "lhr", "LHR");
            window.press("Search flights").sees("You are offline");
        }
    }

    @Test
    void whoseSessionHasEndedSignsInAgainAndGoesOn() {
        Traveller ada = sky.traveller();
        Answer booking = ada.hold(
                Trip.oneWay(sky.operations().flight(32, 20), sky.people().adult()));
        try (Window window = window()) {
            window.signIn(ada.email(), ada.account().password())
                    .open("/bookings/" + booking.id())
                    .isLive();
            sky.anybody()
                    .post(
                            "/auth/logout",
                            Map.of("refresh_token", window.keepSecrets()),
                            Map.of("Authorization", "Bearer " + tokenOf(window)))
                    .expect(204);

            window.sees("Your session has ended").isAccessible();
            window.fill("E-mail", ada.email()).fill("Password", ada.account().password());
            window.page().locator("main").getByRole(AriaRole.BUTTON).click();
            window.sees(booking.at("/booking_reference")).isLive();
            window.keepSecrets();
        }
    }

    /** Last, because it takes the product away from everybody. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aWindowGoesOnWhenTheServerIsBack() {
        String flight = sky.operations().flight(33, 20);
        try (Window window = window()) {
            window.open("/flight/" + flight).isLive();

            sky.product().stop();
            window.sees("Reconnecting");
            sky.product().start();
            new Operations(sky.product()).amend(flight, Map.of("gate", "C7")).expect(200);

            window.sees("C7").isLive();
        }
    }

    private static void search(Window window, int days) {
        window.open("/").isAccessible();
        window.airport("From", "JFK", "JFK").airport("To", "los ang", "LAX");
        window.fill("Departure", day(days));
        window.picture("search").press("Search flights").sees("Choose your flight");
        window.isAccessible();
    }

    private static void filter(Window window, String number) {
        window.fill("Airline or flight", "nobody at all").sees("Nothing fits these filters");
        window.fill("Airline or flight", "delta " + number).sees("1 flight");
    }

    private static void book(Window window) {
        window.page().getByRole(AriaRole.BUTTON, named("Choose ")).click();
        window.page().getByRole(AriaRole.LINK, named("Continue")).click();
        window.press("Hold my seats").sees("must be 5 to 20 letters and digits").isAccessible();
        window.fill("Date of birth", "1990-12-10").fill("Passport number", Words.passport());
        window.press("Hold my seats").sees("held for").isLive().isAccessible();
    }

    private static Window pay(Window window) {
        window.page().getByRole(AriaRole.BUTTON, named("Pay $199.90")).click();
        return window;
    }

    /** Asks as the page does; what it holds in memory is not for tests either. */
    private static String tokenOf(Window window) {
        return String.valueOf(window.page()
                .evaluate("async () => { const refresh_token = localStorage.getItem('skybound.session'); const answer"
                        + " = await fetch('/auth/refresh', {method: 'POST', headers: {'Content-Type':"
                        + " 'application/json'}, body: JSON.stringify({refresh_token})}); const tokens = await"
                        + " answer.json(); localStorage.setItem('skybound.session', tokens.refresh_token);"
                        + " return tokens.access_token; }"));
    }

    private static String numberOf(String flight) {
        return sky.anybody().get("/flights/" + flight, Map.of()).at("/flight_number");
    }

    private static String numberAfter(String number) {
        return "DL" + (Integer.parseInt(number.substring(2)) + 1);
    }

    private static String day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }

    private static Window window() {
        return chromium.window(sky.product());
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
