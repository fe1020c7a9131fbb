package io.skybound.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.web.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>([^<]*)</script>");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\(|import) ?'(\\.[^']+)'");

    private final Site site = Site.load();
    private final Page page = Page.of(site);
    private final String html = new String(page.html().plain(), StandardCharsets.UTF_8);

    @Test
    void hasNoScriptInThePageButTheImportMapThatThePolicyNames() throws Exception {
        List<MatchResult> inline = SCRIPT.matcher(html)
                .results()
                .filter(script -> !script.group(1).contains("src="))
                .toList();

        assertThat(inline).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(inline.getFirst().group(2).getBytes(StandardCharsets.UTF_8));
        assertThat(page.policy())
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .doesNotContain("unsafe");
        assertThat(html).doesNotContain("<style", " style=", " on");
    }

    @Test
    void loadsOnlyWhatIsThere() {
        Pattern.compile("\"(/ui/[^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .forEach(path -> {
                    if (!path.endsWith("/")) {
                        assertThat(site.files())
                                .containsKey(path.substring(site.folder().length()));
                    }
                });
    }

    @Test
    void importsOnlyWhatIsThere() {
        site.files().forEach((path, file) -> {
            if (path.startsWith("js/")) {
                for (String imported : imports(path, file)) {
                    assertThat(site.files()).as("imported by " + path).containsKey(imported);
                }
            }
        });
    }

    @Test
    void liesUnderAnAddressThatChangesWithAnyFile() {
        SortedMap<String, byte[]> files = new TreeMap<>(Map.of("a.js", new byte[] {1}, "b.js", new byte[] {2}));
        String before = Site.version(files);
        files.put("b.js", new byte[] {3});

        assertThat(site.folder()).isEqualTo(Site.load().folder());
        assertThat(Site.version(files)).matches("[0-9a-f]{12}").isNotEqualTo(before);
    }

    @Test
    void tellsTheServiceWorkerOfAllFiles() {
        String worker = new String(page.worker().plain(), StandardCharsets.UTF_8);

        assertThat(worker).startsWith("self.shell = {");
        for (String file : site.files().keySet()) {
            if (!List.of("index.html", "worker.js").contains(file)) {
                assertThat(worker).contains("\"" + site.folder() + file + "\"");
            }
        }
    }

    private static Set<String> imports(String path, Kept file) {
        Set<String> imports = new TreeSet<>();
        IMPORT.matcher(new String(file.plain(), StandardCharsets.UTF_8))
                .results()
                .filter(found -> !found.group(1).contains("types/"))
                .forEach(found -> imports.add(
                        Path.of(path).resolveSibling(found.group(1)).normalize().toString()));
        return imports;
    }
}
