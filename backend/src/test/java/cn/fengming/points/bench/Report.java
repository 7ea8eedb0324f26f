package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was measured, and what is to be said below the tables. */
final class Report {

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

    List<Measured> runs(Predicate<Measured> which) {
        return all.stream().filter(which).toList();
    }

    /** As fast as the connections went, a run a round. */
    List<Measured> closed(Contestant contestant, Workload workload, int connections) {
        return runs(each -> each.is(contestant, workload, connections, Measured.CLOSED));
    }

    List<Measured> half(Workload workload, int connections) {
        return runs(each -> each.is(Contestant.OURS, workload, connections, Measured.HALF));
    }

    double median(Contestant contestant, Workload workload, int connections, ToDoubleFunction<Measured> what) {
        return Figures.median(closed(contestant, workload, connections), what);
    }

    void warmed(Contestant contestant, Workload workload, int seconds) {
        besides.put("seconds to warm " + contestant.label() + " " + workload.label(), seconds);
    }

    /** A script that asks something else than the program spoils the ratio: it is said below the table. */
    void statements(Workload workload, List<String> ours, List<String> theirs) {
        besides.put("statements of " + workload.label(), ours);
        notes.add("%s: %d statements a request, one at a time".formatted(workload.label(), ours.size()));
        if (ours.equals(theirs)) {
            return;
        }
        String words = options.alone().isEmpty()
                ? "the script %s.sql asks something else than a lone request (exact only with --alone): %s instead of"
                        + " %s"
                : "THE SCRIPT %s.sql ASKS SOMETHING ELSE than the program: %s instead of %s";
        notes.add("  " + words.formatted(workload.label(), without(theirs, ours), without(ours, theirs)));
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

    void memory(Contestant contestant, Cpu process) {
        long most = process.status("VmHWM");
        besides.put("memory of " + contestant.label(), most);
        notes.add("Resident memory of the backend (%s): %d MB, at most %d MB (%s)"
                .formatted(
                        contestant.label(),
                        process.status("VmRSS") >> 20,
                        most >> 20,
                        String.join(" ", options.jvm())));
    }

    String table() {
        StringBuilder table = new StringBuilder(new Tables(options, this).all());
        table.append(new Goals(options, this).table());
        notes.forEach(note -> table.append('\n').append(note));
        runs(each -> !each.wrong().isEmpty())
                .forEach(each -> table.append("\nWRONG: ").append(each));
        return table.append('\n').toString();
    }

    void write(Path file) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>(besides);
        whole.put("goals", new Goals(options, this).all());
        whole.put("runs", all);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole));
    }
}
