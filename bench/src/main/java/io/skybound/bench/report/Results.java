package io.skybound.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that has been measured, by workload: one that is measured again replaces what it said before. */
public record Results(Map<String, Section> sections) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * One workload in one run.
     *
     * @param machine where
     * @param size quick or full
     * @param remark what it did, in a sentence
     */
    public record Section(
            String title,
            String machine,
            String size,
            Instant at,
            String remark,
            List<Row> rows,
            List<Goal> goals,
            List<String> skipped) {}

    public static Results read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), Results.class)
                    : new Results(new LinkedHashMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void put(String workload, Section section) {
        sections.put(workload, section);
    }

    /** In the order in which workloads are listed, whenever they were measured. */
    public List<Map.Entry<String, Section>> inOrder(List<String> workloads) {
        List<Map.Entry<String, Section>> ordered = new ArrayList<>();
        workloads.forEach(name -> {
            @Nullable Section section = sections.get(name);
            if (section != null) {
                ordered.add(Map.entry(name, section));
            }
        });
        return ordered;
    }

    public void write(Path folder, List<String> workloads) {
        try {
            Files.createDirectories(folder);
            Map<String, Section> ordered = new LinkedHashMap<>();
            inOrder(workloads).forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
            Files.writeString(folder.resolve("results.json"), JSON.writeValueAsString(new Results(ordered)) + "\n");
            Files.writeString(folder.resolve("results.md"), Table.of(inOrder(workloads)));
            Files.writeString(folder.resolve("results.svg"), Picture.of(inOrder(workloads)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
