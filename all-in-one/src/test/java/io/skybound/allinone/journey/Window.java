package io.skybound.allinone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A browser window, and what somebody does in it. Says no page may complain to its console. */
final class Window implements AutoCloseable {

    /** Milliseconds. A busy machine takes its time. */
    static final int PATIENCE = 30_000;

    private static final String AXE = axe();
    private static final String FINDINGS = "async () => JSON.stringify((await axe.run({runOnly: {type: 'tag', values:"
            + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})).violations"
            + ".map(({id, nodes}) => id + ' ' + nodes.map(node => node.html).join(' ')))";

    private final BrowserContext context;
    private final Front front;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context, Front front) {
        this.context = context;
        this.front = front;
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** @param route what stands behind the # */
    Window open(String route) {
        page.navigate("/#" + route);
        page.locator("main h1").waitFor();
        return this;
    }

    Window signIn(String email, String password) {
        open("/login").fill("E-mail", email).fill("Password", password);
        page.locator("main").getByRole(AriaRole.BUTTON).click();
        button("Sign out").waitFor();
        keepSecrets();
        return this;
    }

    /** The token that the browser keeps must show nowhere else. */
    String keepSecrets() {
        String token = String.valueOf(page.evaluate("() => localStorage.getItem('skybound.session')"));
        front.keepsSecret(token);
        return token;
    }

    Window fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Window press(String name) {
        button(name).click();
        return this;
    }

    /** Types into a field and takes the first airport that is offered, by the keyboard alone. */
    Window airport(String label, String words, String offered) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        field.pressSequentially(words);
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText(offered);
        field.press("Enter");
        assertThat(field).hasValue(Pattern.compile(".*\\(" + offered + "\\)"));
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Window sees(String text) {
        assertThat(page.locator("main").getByText(text).first()).isVisible();
        return this;
    }

    Window isLive() {
        assertThat(page.locator(".live.on")).isVisible();
        return this;
    }

    /** Nothing that axe knows of is wrong with what is shown, in light and in dark, wide and narrow. */
    Window isAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.setViewportSize(scheme == ColorScheme.DARK ? 360 : 1200, 900);
            page.evaluate(AXE);
            List<String> found =
                    JsonParser.parseString(String.valueOf(page.evaluate(FINDINGS))).getAsJsonArray().asList().stream()
                            .map(JsonElement::getAsString)
                            .toList();
            assertThat(found).as(page.url() + " in " + scheme).isEmpty();
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                    .as("nothing sticks out of " + page.url())
                    .isLessThanOrEqualTo(0);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1200, 900);
        return this;
    }

    /** Kept for the README where the reader asks for it by -Ddocs.write=true. */
    Window picture(String name) {
        Path folder = Path.of(Boolean.getBoolean("docs.write") ? "../docs/images" : "target/images");
        page.setViewportSize(1100, 720);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        page.setViewportSize(1200, 900);
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private static String axe() {
        try (InputStream script = Window.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
