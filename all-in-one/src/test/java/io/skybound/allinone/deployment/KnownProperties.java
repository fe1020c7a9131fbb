package io.skybound.allinone.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Every property that somebody on the class path declares, in the form in which the environment names it. */
final class KnownProperties {
    private static final List<String> METADATA = List.of(
            "META-INF/spring-configuration-metadata.json", "META-INF/additional-spring-configuration-metadata.json");

    private KnownProperties() {}

    static Set<String> asVariables() {
        Set<String> variables = new TreeSet<>();
        try {
            for (String name : METADATA) {
                for (URL url :
                        KnownProperties.class.getClassLoader().resources(name).toList()) {
                    try (InputStream metadata = url.openStream()) {
                        JsonMapper.shared()
                                .readTree(metadata)
                                .path("properties")
                                .forEach(property -> variables.add(
                                        variable(property.path("name").asString(""))));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }

    /** Axon publishes no metadata: its two are the setters of its AxonServerConfiguration. */
    static boolean contains(Set<String> known, String variable) {
        if (variable.startsWith("AXON_AXONSERVER_")) {
            String setter =
                    "set" + variable.substring("AXON_AXONSERVER_".length()).replace("_", "");
            return java.util.Arrays.stream(
                            org.axonframework.axonserver.connector.AxonServerConfiguration.class.getMethods())
                    .anyMatch(method -> method.getName().equalsIgnoreCase(setter));
        }
        return known.contains(variable);
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
