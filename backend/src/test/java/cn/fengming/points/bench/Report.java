package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was measured and puts it into one table: medians over the rounds, ratios within a round. */
final class Report {

    private static final String HEAD = """

            | workload | conn. | ours /s | same SQL /s | ratio | posting or query alone /s | ratio | ours p50, p99 ms | same SQL p50, p99 ms | p99 at half load ms | CPU us: backend | PostgreSQL | same SQL | WAL bytes | same SQL | book |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Options options;
    private final List<Measured> all = new ArrayList<>();
    private final Map<String, Object> besides = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Report(Options options) {
        this.options = options;
        besides.put("options", options.toString());
        besides.put("processors", Runtime.getRuntime().availableProcessors());
    }

    void add(Measured measured) {
        all.add(measured);
    }

    /** A script that asks something else than the program spoils the ratio: it is said below the table. */
    void statements(Workload workload, List<String> ours, List<String> theirs) {
        besides.put("statements of " + workload.label(), ours);
        notes.add("%s: %d statements a %s"
                .formatted(workload.label(), ours.size(), workload.requests() == 1 ? "request" : "page"));
        if (!ours.equals(theirs)) {
            notes.add("  THE SCRIPT %s.sql ASKS SOMETHING ELSE than the program: %s instead of %s"
                    .formatted(workload.label(), without(theirs, ours), without(ours, theirs)));
        }
    }

    private static List<String> without(List<String> all, List<String> gone) {
        List<String> left = new ArrayList<>(all);
        gone.forEach(left::remove);
        return left;
    }

    void bookCheck(String answer) {
        besides.put("book check", answer);
        notes.add("The program's own check of its book at the end: " + answer);
    }

    void memory(long now, long most) {
        besides.put("backend's memory", now);
        notes.add("Resident memory of the backend: %d MB, at most %d MB (%s)"
                .formatted(now >> 20, most >> 20, String.join(" ", options.jvm())));
    }

    double median(Contestant contestant, Workload workload, int connections) {
        return median(of(contestant, workload, connections, Measured.CLOSED), Measured::rate);
    }

    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Workload workload : options.workloads()) {
            for (int connections : options.connections()) {
                table.append(row(workload, connections));
            }
        }
        notes.forEach(note -> table.append('\n').append(note));
        all.stream()
                .filter(each -> !each.wrong().isEmpty())
                .forEach(each -> table.append("\nWRONG: ").append(each));
        return table.append('\n').toString();
    }

    private String row(Workload workload, int connections) {
        List<Measured> ours = of(Contestant.OURS, workload, connections, Measured.CLOSED);
        List<Measured> same = of(Contestant.SAME, workload, connections, Measured.CLOSED);
        List<Measured> bare = of(Contestant.BARE, workload, connections, Measured.CLOSED);
        List<Measured> half = of(Contestant.OURS, workload, connections, Measured.HALF);
        return "| "
                + String.join(
                        " | ",
                        workload.label(),
                        String.valueOf(connections),
                        spread(ours),
                        spread(same),
                        ratio(ours, same),
                        spread(bare),
                        ratio(ours, bare),
                        waits(ours),
                        waits(same),
                        half.isEmpty() ? "" : number(median(half, Measured::p99)),
                        number(median(ours, Measured::backendCpu)),
                        number(median(ours, Measured::postgresCpu)),
                        number(median(same, Measured::postgresCpu)),
                        number(median(ours, Measured::wal)),
                        number(median(same, Measured::wal)),
                        right(workload, connections))
                + " |\n";
    }

    private String right(Workload workload, int connections) {
        List<Measured> runs = all.stream()
                .filter(each -> each.workload() == workload && each.connections() == connections)
                .toList();
        long others = runs.stream()
                .flatMap(each -> each.statuses().entrySet().stream())
                .filter(status -> status.getKey() != workload.status())
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean wrong = runs.stream().anyMatch(each -> !each.wrong().isEmpty());
        return (wrong ? "WRONG" : "right") + (others == 0 ? "" : ", " + others + " answered otherwise");
    }

    private List<Measured> of(Contestant contestant, Workload workload, int connections, String load) {
        return all.stream()
                .filter(each -> each.is(contestant, workload, connections, load))
                .toList();
    }

    private static String waits(List<Measured> runs) {
        return number(median(runs, Measured::p50)) + ", " + number(median(runs, Measured::p99));
    }

    /** The median of the rounds, and between what they lay. */
    private static String spread(List<Measured> runs) {
        return runs.isEmpty() ? "" : spread(runs.stream().mapToDouble(Measured::rate));
    }

    /** Ours by theirs in each round: what the machine did meanwhile strikes both. */
    private static String ratio(List<Measured> ours, List<Measured> theirs) {
        return theirs.isEmpty()
                ? ""
                : spread(IntStream.range(0, ours.size())
                        .mapToDouble(round -> ours.get(round).rate()
                                / Math.max(1, theirs.get(round).rate())));
    }

    private static String spread(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        String middle = number(sorted[sorted.length / 2]);
        return sorted.length == 1
                ? middle
                : middle + " (" + number(sorted[0]) + " to " + number(sorted[sorted.length - 1]) + ")";
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> what) {
        double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    void write(Path file) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>(besides);
        whole.put("runs", all);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole));
    }
}
