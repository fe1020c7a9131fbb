package io.skybound.web;

import io.skybound.platform.crypto.Digests;
import io.skybound.platform.web.HttpJson;
import io.skybound.platform.web.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;

/**
 * What is asked for under names that never change: the one page, and the worker that keeps it for offline use.
 *
 * @param policy what the page may load: our own files, and no script in it but the import map, known by its hash
 */
record Page(Kept html, Kept worker, String policy) {

    static final String TEMPLATE = "index.html";
    private static final String WORKER = "worker.js";

    static Page of(Site site) {
        String imports = HttpJson.mapper().writeValueAsString(Map.of("imports", imports(site.folder())));
        String html = site.text(TEMPLATE).replace("{imports}", imports).replace("{ui}/", site.folder());
        return new Page(
                Kept.of(html.getBytes(StandardCharsets.UTF_8), MediaType.parseMediaType("text/html;charset=UTF-8")),
                Kept.of(worker(site), MediaType.parseMediaType("text/javascript;charset=UTF-8")),
                "default-src 'none'; script-src 'self' 'sha256-" + hash(imports) + "'; style-src 'self';"
                        + " img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    private static Map<String, String> imports(String folder) {
        Map<String, String> imports = new TreeMap<>();
        for (Library library : Library.ALL) {
            imports.put(library.name() + "/", folder + library.folder());
            imports.put(
                    library.name(), folder + library.folder() + library.files().getFirst());
        }
        return imports;
    }

    /** The worker with the names of all files before it, so that it changes whenever one of them does. */
    private static byte[] worker(Site site) {
        List<String> files = site.files().keySet().stream()
                .filter(file -> !file.equals(TEMPLATE) && !file.equals(WORKER))
                .sorted()
                .map(file -> site.folder() + file)
                .toList();
        String shell = HttpJson.mapper().writeValueAsString(Map.of("name", site.folder(), "files", files));
        return ("self.shell = " + shell + ";\n" + site.text(WORKER)).getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String script) {
        return Base64.getEncoder().encodeToString(Digests.sha256(script));
    }
}
