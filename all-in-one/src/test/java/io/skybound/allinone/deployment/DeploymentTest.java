package io.skybound.allinone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.query.QuerySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.ComponentScan;

/** docker-compose.yml and what belongs to it, held against the configuration that the code really has. */
class DeploymentTest {
    private static final Map<String, String> PACKAGES = Map.of(
            "command-side", "io.skybound.command",
            "query-side", "io.skybound.query",
            "notification-saga", "io.skybound.process",
            "identity", "io.skybound.identity");

    private final Compose compose = Compose.read();

    @Test
    void namesOnlyPropertiesThatExist() {
        Set<String> known = KnownProperties.asVariables();

        for (String side : PACKAGES.keySet()) {
            assertThat(compose.environment(side).keySet())
                    .as(side)
                    .allMatch(variable -> KnownProperties.contains(known, variable));
        }
    }

    @Test
    void hasNoDefaultForASecret() {
        for (String side : compose.services()) {
            compose.environment(side).forEach((variable, value) -> {
                if (variable.matches(".*(PASSWORD|TOKEN|KEY|KEYS)$")) {
                    assertThat(value).as(side + " " + variable).matches("\\$\\{[A-Z_]+:\\?[^}]*}");
                }
            });
        }
    }

    @Test
    void asksForTheSecretsThatTheExampleNames() throws IOException {
        Set<String> asked = new TreeSet<>();
        Pattern.compile("\\$\\{([A-Z_]+):\\?")
                .matcher(Files.readString(Compose.root().resolve("docker-compose.yml")))
                .results()
                .forEach(found -> asked.add(found.group(1)));
        Set<String> example = new TreeSet<>();
        Pattern.compile("(?m)^([A-Z_]+)=$")
                .matcher(Files.readString(Compose.root().resolve(".env.example")))
                .results()
                .forEach(found -> example.add(found.group(1)));

        assertThat(example).isEqualTo(asked);
    }

    @Test
    void pinsEachImageAndChecksEachService() {
        for (String service : compose.services()) {
            assertThat(compose.image(service)).as(service).matches("[a-z/-]+:v?[0-9]+(\\.[0-9]+)*[a-z0-9.-]*");
            assertThat(compose.hasHealthCheck(service) || PACKAGES.containsKey(service))
                    .as(service + " has a health check, of its own or of our image")
                    .isTrue();
        }
    }

    @Test
    void publishesNothingButTheProxyToOtherMachines() {
        for (String service : compose.services()) {
            assertThat(compose.ports(service))
                    .as(service)
                    .allMatch(port -> service.equals("proxy") || port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void mountsOnlyWhatIsThere() {
        for (String service : compose.services()) {
            for (String volume : compose.volumes(service)) {
                String source = volume.substring(0, volume.indexOf(':'));
                assertThat(
                                source.startsWith("./")
                                        ? Files.exists(Compose.root().resolve(source))
                                        : compose.namedVolumes().contains(source))
                        .as(service + " mounts " + source)
                        .isTrue();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> buildsEachSideFromAModuleWithAMainClass() {
        return PACKAGES.keySet().stream()
                .map(side -> DynamicTest.dynamicTest(side, () -> {
                    String dockerfile = Files.readString(Compose.root().resolve("Dockerfile"));
                    String pom = Files.readString(Compose.root().resolve(side).resolve("pom.xml"));
                    String main = Pattern.compile("<image\\.main>([\\w.]+)</image\\.main>")
                            .matcher(pom)
                            .results()
                            .findFirst()
                            .orElseThrow()
                            .group(1);

                    assertThat(compose.buildTarget(side)).isEqualTo(side);
                    assertThat(dockerfile)
                            .contains("FROM process AS " + side + "\n", "/layers/" + side + "/application/");
                    assertThat(Class.forName(main).getMethod("main", String[].class))
                            .isNotNull();
                }));
    }

    @Test
    void givesEachEndpointToTheSideThatHasIt() throws IOException {
        Routes routes = Routes.read();

        for (Map.Entry<String, String> side : PACKAGES.entrySet()) {
            assertThat(Endpoints.in(side.getValue()))
                    .as(side.getKey())
                    .allSatisfy(endpoint ->
                            assertThat(routes.sideFor(endpoint)).as(endpoint).isEqualTo(side.getKey()));
        }
    }

    /** The front end is part of the process that starts with these packages. */
    @Test
    void givesThePagesToTheSideThatServesThem() throws IOException {
        Routes routes = Routes.read();
        ComponentScan scan = QuerySide.class.getAnnotation(ComponentScan.class);

        assertThat(scan.basePackages()).contains("io.skybound.web");
        assertThat(Endpoints.in("io.skybound.web"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(routes.sideFor(page)).as(page).isEqualTo("query-side"));
    }

    @Test
    void asksThePortsThatAreOpen() throws IOException {
        String scraped = Files.readString(Compose.root().resolve("deploy/prometheus/prometheus.yml"));
        String proxied = Files.readString(Compose.root().resolve("deploy/proxy/nginx.conf"));

        for (String side : PACKAGES.keySet()) {
            Map<String, String> environment = compose.environment(side);
            assertThat(scraped).contains("\"" + side + ":" + environment.get("MANAGEMENT_SERVER_PORT") + "\"");
            assertThat(proxied).contains("server " + side + ":" + environment.get("SERVER_PORT") + ";");
        }
        assertThat(Files.readString(Compose.root().resolve("Dockerfile"))).contains("EXPOSE 8080 9090\n");
    }

    /** A scheduler takes up whatever is in its table, so two with different tasks need two tables. */
    @Test
    void givesEachSideThatHasTasksASchedulerWithATableOfItsOwn() throws IOException {
        Set<String> tables = new TreeSet<>();
        for (String side : PACKAGES.keySet()) {
            Path module = Compose.root().resolve(side);
            String settings = Files.readString(module.resolve("src/main/resources/" + side + ".yaml"));
            assertThat(settings.contains("db-scheduler.enabled: false"))
                    .as(side)
                    .isEqualTo(!hasTasks(module.resolve("src/main/java")));
            if (hasTasks(module.resolve("src/main/java"))) {
                String table = settings.lines()
                        .filter(line -> line.startsWith("db-scheduler.table-name: "))
                        .findFirst()
                        .orElse("the default");
                assertThat(tables.add(table)).as(side + ": " + table).isTrue();
            }
        }
        assertThat(tables).hasSizeGreaterThan(1);
    }

    private static boolean hasTasks(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("Tasks.custom(")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void sendsWhoeverIsAlertedToAPlaceThatSaysWhatToDo() throws IOException {
        String alerts = Files.readString(Compose.root().resolve("deploy/prometheus/alerts.yml"));
        String page = Files.readString(Compose.root().resolve("docs/operations.md"));
        List<String> runbooks = Pattern.compile("runbook: docs/operations\\.md#(\\S+)")
                .matcher(alerts)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(runbooks).hasSize(alerts.split("- alert:", -1).length - 1).isNotEmpty();
        assertThat(runbooks).allSatisfy(place -> assertThat(page).contains("<a id=\"" + place + "\">"));
    }
}
