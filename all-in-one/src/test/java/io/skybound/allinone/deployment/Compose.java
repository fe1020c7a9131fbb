package io.skybound.allinone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, as far as the tests ask. */
final class Compose {
    private final Map<String, Object> document;

    private Compose(Map<String, Object> document) {
        this.document = document;
    }

    static Compose read() {
        try {
            return new Compose(new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(root().resolve("docker-compose.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the checkout: tests run in their module's folder. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    Set<String> services() {
        return map(document, "services").keySet();
    }

    Set<String> namedVolumes() {
        return map(document, "volumes").keySet();
    }

    Map<String, String> environment(String service) {
        Map<String, String> variables = new TreeMap<>();
        map(service(service), "environment").forEach((name, value) -> variables.put(name, String.valueOf(value)));
        return variables;
    }

    String image(String service) {
        return String.valueOf(service(service).get("image"));
    }

    boolean hasHealthCheck(String service) {
        return service(service).containsKey("healthcheck");
    }

    List<String> ports(String service) {
        return strings(service(service), "ports");
    }

    List<String> volumes(String service) {
        return strings(service(service), "volumes");
    }

    String buildTarget(String service) {
        return String.valueOf(map(service(service), "build").get("target"));
    }

    private Map<String, Object> service(String name) {
        return map(map(document, "services"), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }

    private static List<String> strings(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }
}
