package io.skybound.web;

import io.skybound.platform.crypto.Digests;
import io.skybound.platform.web.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/**
 * All files of the front end, in memory and compressed. They lie under a path that changes with any of them, so that
 * browsers may keep them for good, and import each other by relative paths.
 *
 * @param folder where they lie, as in {@code /ui/3f9a…/}
 * @param files by their path in it
 */
record Site(String folder, Map<String, Kept> files) {

    private static final String ROOT = "web/";
    private static final int VERSION_BYTES = 6;

    private static final Map<String, MediaType> TYPES = Map.of(
            "js", utf8("text/javascript"),
            "css", utf8("text/css"),
            "html", utf8("text/html"),
            "svg", MediaType.parseMediaType("image/svg+xml"),
            "webmanifest", MediaType.parseMediaType("application/manifest+json"));

    Site {
        files = Map.copyOf(files);
    }

    static Site load() {
        try {
            SortedMap<String, byte[]> contents = new TreeMap<>(ownFiles());
            for (Library library : Library.ALL) {
                for (String file : library.files()) {
                    contents.put(library.folder() + file, webjar(library.webjar(), file));
                }
            }
            return new Site(
                    "/ui/" + version(contents) + "/",
                    contents.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, file -> Kept.of(file.getValue(), type(file.getKey())))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String path) {
        Kept file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("web-ui lacks " + path);
        }
        return new String(file.plain(), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> ownFiles() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        String root = resources
                .getResource("classpath:" + ROOT + Page.TEMPLATE)
                .getURL()
                .toString();
        String base = root.substring(0, root.length() - Page.TEMPLATE.length());
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource file : resources.getResources("classpath*:" + ROOT + "**/*.*")) {
            String url = file.getURL().toString();
            if (url.startsWith(base)) {
                files.put(url.substring(base.length()), file.getContentAsByteArray());
            }
        }
        return files;
    }

    private static byte[] webjar(String name, String file) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/webjars/" + name + "/*/" + file);
        if (found.length != 1) {
            throw new IllegalStateException("the WebJar " + name + " is not there once with " + file);
        }
        return found[0].getContentAsByteArray();
    }

    static String version(SortedMap<String, byte[]> contents) {
        MessageDigest digest = Digests.sha256();
        contents.forEach((path, content) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    }

    private static MediaType type(String path) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("web-ui has a file of an unknown kind: " + path);
        }
        return type;
    }

    private static MediaType utf8(String type) {
        return MediaType.parseMediaType(type + ";charset=UTF-8");
    }
}
