package io.skybound.bench.report;

import io.skybound.bench.report.Results.Section;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The results for people to read: the goals first, then every figure. */
final class Table {

    private Table() {}

    static String of(List<Map.Entry<String, Section>> sections) {
        StringBuilder text = new StringBuilder("# Measured\n\n");
        text.append("Written by `make bench` or `make bench-quick`; how to read it: [../README.md](../README.md).\n");
        text.append(
                "Only ratios of figures of one workload mean something: they were taken in one run on one machine.\n\n");
        text.append("![results](results.svg)\n\n");
        machines(text, sections);
        goals(text, sections);
        sections.forEach(entry -> section(text, entry.getKey(), entry.getValue()));
        return text.toString();
    }

    private static void machines(StringBuilder text, List<Map.Entry<String, Section>> sections) {
        Set<String> machines = new TreeSet<>();
        Set<String> durability = new TreeSet<>();
        sections.forEach(entry -> {
            machines.add(entry.getValue().machine());
            entry.getValue().rows().forEach(row -> durability.add(row.durability()));
        });
        durability.remove("");
        machines.forEach(machine -> text.append("- machine: ").append(machine).append('\n'));
        durability.forEach(set -> text.append("- durability: `").append(set).append("`\n"));
        text.append('\n');
    }

    private static void goals(StringBuilder text, List<Map.Entry<String, Section>> sections) {
        text.append("## Goals\n\n| | goal | measured | |\n|---|---|---|---|\n");
        sections.forEach(entry -> entry.getValue()
                .goals()
                .forEach(goal -> line(text, goal.id(), goal.wanted(), goal.measured(), goal.verdict())));
        text.append('\n');
    }

    private static void section(StringBuilder text, String name, Section section) {
        text.append("## ").append(section.title()).append("\n\n");
        text.append(section.remark())
                .append(" (`only=")
                .append(name)
                .append("`, ")
                .append(section.size());
        text.append(", ").append(section.at()).append(")\n\n");
        text.append("| | median | lowest–highest | CPU-ms | WAL bytes | commits | durability | |\n");
        text.append("|---|--:|--:|--:|--:|--:|---|---|\n");
        section.rows()
                .forEach(row -> line(
                        text,
                        row.contender(),
                        Figures.text(row.median()) + " " + row.unit(),
                        row.samples().size() < 2 ? "" : Figures.text(row.lowest()) + "–" + Figures.text(row.highest()),
                        Double.isNaN(row.cpuMillis()) ? "" : Figures.text(row.cpuMillis()),
                        Double.isNaN(row.walBytes()) ? "" : Figures.text(row.walBytes()),
                        Double.isNaN(row.commits()) ? "" : Figures.text(row.commits()),
                        Durability.shortly(row.durability()),
                        (row.counts() ? "" : "**does not count** ") + row.note()));
        section.skipped().forEach(sentence -> text.append("\n").append(sentence).append('\n'));
        text.append('\n');
    }

    private static void line(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
