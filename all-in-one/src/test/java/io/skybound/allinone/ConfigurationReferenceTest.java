package io.skybound.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration reference in docs/operations.md is what the properties' own metadata says. After a change:
 * {@code make docs} writes it anew.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String BEGIN = "<!-- generated: make docs -->\n";
    private static final String END = "<!-- end of generated -->\n";

    @Test
    void theReferenceSaysWhatTheMetadataSays() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + reference() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(reference());
        }
    }

    @Test
    void everyPropertySaysWhatItIsFor() throws IOException {
        assertThat(properties().values())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.path("name").asString())
                        .isNotBlank());
    }

    private static String reference() throws IOException {
        return properties().values().stream()
                .map(ConfigurationReferenceTest::row)
                .collect(Collectors.joining("", "| property | type | default | meaning |\n|---|---|---|---|\n", ""));
    }

    private static String row(JsonNode property) {
        String type = property.path("type").asString("");
        String shortType =
                type.replaceAll("[A-Za-z_]+\\.", "").replace('$', '.').replace("|", "\\|");
        JsonNode standard = property.path("defaultValue");
        String value =
                standard.isMissingNode() ? "" : "`" + (standard.isArray() ? join(standard) : standard.asString()) + "`";
        String meaning = property.path("description")
                .asString("")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
        return "| `" + property.path("name").asString() + "` | " + shortType + " | " + value + " | " + meaning + " |\n";
    }

    private static String join(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static Map<String, JsonNode> properties() throws IOException {
        JsonMapper json = new JsonMapper();
        Map<String, JsonNode> properties = new TreeMap<>();
        for (URL url : Collections.list(ConfigurationReferenceTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream metadata = url.openStream()) {
                json.readTree(metadata).path("properties").forEach(property -> {
                    String name = property.path("name").asString();
                    if (name.startsWith("skybound.")) {
                        properties.put(name, property);
                    }
                });
            }
        }
        return properties;
    }
}
