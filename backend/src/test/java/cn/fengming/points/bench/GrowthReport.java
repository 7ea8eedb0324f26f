package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what things cost at every size, and puts each beside what it cost at the first. */
final class GrowthReport {

    private static final double FLAT = 1.2;

    /** What is cheaper than this may double without anybody noticing. */
    private static final double WORTH_NAMING = 20;

    private final Options options;
    private final List<Grown> all = new ArrayList<>();
    private final Map<String, Object> besides = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    GrowthReport(Options options) {
        this.options = options;
        besides.put("options", options.toString());
    }

    void add(Grown grown) {
        all.add(grown);
    }

    void size(long aimed, long lines, long bytes) {
        notes.add("%,d lines: %,d in the books, %,d MB of database".formatted(aimed, lines, bytes >> 20));
    }

    void said(String what, long lines, String answer) {
        besides.put(what + " at " + lines, answer);
        if (what.equals("book check")) {
            notes.add("%,d lines: the program's own check says %s".formatted(lines, answer));
        }
    }

    void wrong(long lines, List<String> wrong) {
        notes.add("%,d lines: the book is %s".formatted(lines, wrong.isEmpty() ? "right" : "WRONG: " + wrong));
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(part("Median in us", Grown::median));
        table.append(part("CPU of PostgreSQL in us", Grown::postgresCpu));
        table.append(part("Inside the statements in us", Grown::execution));
        notes.forEach(note -> table.append('\n').append(note));
        dearer(table);
        return table.append('\n').toString();
    }

    private String part(String what, ToDoubleFunction<Grown> figure) {
        List<String> head = new ArrayList<>(List.of(what));
        options.entries().forEach(lines -> head.add("%,d".formatted(lines)));
        head.addAll(List.of("ratio", ""));
        StringBuilder part = new StringBuilder("\n" + Figures.row(head.toArray(String[]::new)));
        part.append("|---".repeat(head.size())).append("|\n");
        names().forEach(name -> part.append(row(name, figure)));
        return part.toString();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(each -> names.add(each.name()));
        return names;
    }

    private String row(String name, ToDoubleFunction<Grown> figure) {
        List<Grown> sizes =
                all.stream().filter(each -> each.name().equals(name)).toList();
        List<String> cells = new ArrayList<>(List.of(name));
        sizes.forEach(each -> cells.add(Figures.number(figure.applyAsDouble(each)) + failed(each)));
        double ratio = figure.applyAsDouble(last(sizes)) / Math.max(1e-9, figure.applyAsDouble(sizes.get(0)));
        cells.add(Figures.number(ratio));
        cells.add(ratio <= FLAT ? "flat" : "");
        return Figures.row(cells.toArray(String[]::new));
    }

    /** What was answered otherwise than well measures something else. */
    private static String failed(Grown grown) {
        long failed = grown.statuses().entrySet().stream()
                .filter(status -> status.getKey() >= 400)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return failed == 0 ? "" : " (" + failed + " REFUSED)";
    }

    private static Grown last(List<Grown> sizes) {
        return sizes.get(sizes.size() - 1);
    }

    /** The statements that are dearer with the last size than with the first. */
    private void dearer(StringBuilder table) {
        for (String name : names()) {
            List<Grown> sizes =
                    all.stream().filter(each -> each.name().equals(name)).toList();
            Map<String, Double> before = sizes.get(0).statements();
            last(sizes).statements().forEach((statement, now) -> {
                double then = Objects.requireNonNullElse(before.get(statement), 0.0);
                if (now > then * FLAT && now - then > WORTH_NAMING) {
                    table.append("\ndearer: %s: %.0f us instead of %.0f: %s".formatted(name, now, then, statement));
                }
            });
        }
    }

    void write(Path file) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>(besides);
        whole.put("notes", notes);
        whole.put("figures", all);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole));
    }
}
