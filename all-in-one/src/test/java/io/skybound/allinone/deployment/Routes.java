package io.skybound.allinone.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which side the proxy asks: the table in nginx.conf, read as nginx reads it. */
record Routes(Map<Pattern, String> sides, String otherwise) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s+\"~(\\^[^\"]+)\" ([a-z-]+);");

    static Routes read() throws IOException {
        String configuration = Files.readString(Compose.root().resolve("deploy/proxy/nginx.conf"));
        Map<Pattern, String> sides = new LinkedHashMap<>();
        LINE.matcher(configuration).results().forEach(line -> sides.put(Pattern.compile(line.group(1)), line.group(2)));
        String otherwise = Pattern.compile("default ([a-z-]+);")
                .matcher(configuration)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return new Routes(sides, otherwise);
    }

    /** @param request method and path, as in {@code GET /flights/x} */
    String sideFor(String request) {
        return sides.entrySet().stream()
                .filter(route -> route.getKey().matcher(request).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
