package io.skybound.bench.report;

import io.skybound.bench.report.Results.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The results as bars: of each workload, everybody's share of the best. */
final class Picture {
    private static final int WIDTH = 880;
    private static final int LABEL = 320;
    private static final int BAR = 300;
    private static final int LINE = 19;
    private static final int HEAD = 34;

    private static final Pattern RATE = Pattern.compile("/s$");

    private final StringBuilder shapes = new StringBuilder();
    private int y = 20;

    private Picture() {}

    static String of(List<Map.Entry<String, Section>> sections) {
        Picture picture = new Picture();
        sections.stream()
                .map(Map.Entry::getValue)
                .filter(section -> section.rows().stream().anyMatch(Row::counts))
                .forEach(picture::draw);
        return picture.framed();
    }

    private void draw(Section section) {
        text(14, y + 16, "t", section.title());
        y += HEAD - 8;
        String unit = "";
        for (Row row : section.rows()) {
            if (row.counts() && !row.contender().contains("A/A")) {
                if (!row.unit().equals(unit)) {
                    unit = row.unit();
                    text(WIDTH - 14, y + 13, "u", RATE.matcher(unit).find() ? unit : unit + ", less is better");
                }
                bar(row, best(section, unit));
            }
        }
        y += 14;
    }

    private static double best(Section section, String unit) {
        return section.rows().stream()
                .filter(row -> row.unit().equals(unit) && row.counts())
                .mapToDouble(Row::median)
                .max()
                .orElse(1);
    }

    private void bar(Row row, double best) {
        double width = Math.max(1.5, row.median() / best * BAR);
        text(LABEL - 8, y + 13, "l", row.contender());
        shapes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" class=\"%s\"/>%n",
                LABEL,
                y + 2,
                width,
                row.contender().startsWith("SkyBound") ? "us" : "peer"));
        text((int) (LABEL + width + 6), y + 13, "v", Figures.text(row.median()));
        y += LINE;
    }

    private void text(int x, int baseline, String style, String text) {
        shapes.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n",
                x,
                baseline,
                style,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private String framed() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-label="Measured: SkyBound and its peers">
                <style>
                text { font: 12px system-ui, sans-serif; fill: #24292f }
                .t { font-weight: 600; font-size: 14px } .l { text-anchor: end } .v { fill: #57606a } .u { fill: #57606a; font-style: italic; text-anchor: end }
                .us { fill: #1f6feb } .peer { fill: #a5b1c2 }
                </style>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %3$s</svg>
                """.formatted(WIDTH, y, shapes);
    }
}
