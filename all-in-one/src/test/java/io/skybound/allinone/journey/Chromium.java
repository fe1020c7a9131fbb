package io.skybound.allinone.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of this machine. Where there is none, the class's tests are skipped. */
final class Chromium implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    private static final Optional<Path> PROGRAM = List.of("chromium", "chromium-browser", "google-chrome").stream()
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return PROGRAM.map(program -> ConditionEvaluationResult.enabled("There is " + program))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "No chromium in /usr/bin, so the pages are not tried in a browser."));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Window.PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A window of somebody's own, who is not signed in and was never here. */
    Window window(Front front) {
        return new Window(
                Objects.requireNonNull(browser, "started before the first test")
                        .newContext(new Browser.NewContextOptions()
                                .setBaseURL(front.uri().toString())
                                .setLocale("en-US")
                                .setTimezoneId("Europe/Lisbon")
                                .setViewportSize(1200, 900)),
                front);
    }
}
