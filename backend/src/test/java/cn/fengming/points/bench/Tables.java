package cn.fengming.points.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The runs as they are printed: how fast, beside whom, and at what cost. */
final class Tables {

    private static final String RATIOS = """

            | workload | conn. | ours /s | one at a time /s | ratio | same SQL /s | ratio | posting or query alone /s | ratio | ours p50, p99 ms | one at a time p50, p99 ms | same SQL p50, p99 ms | p99 at half load ms | book |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String COSTS = """

            | workload | conn. | CPU us: backend | one at a time | PostgreSQL: ours | one at a time | same SQL | posting or query alone | load generator | pgbench | WAL bytes: ours | one at a time | same SQL |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Options options;
    private final Report report;

    Tables(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    String all() {
        StringBuilder tables = new StringBuilder(RATIOS);
        each((workload, connections) -> tables.append(ratios(workload, connections)));
        tables.append(COSTS);
        each((workload, connections) -> tables.append(costs(workload, connections)));
        return tables.toString();
    }

    private interface Cell {
        void at(Workload workload, int connections);
    }

    private void each(Cell cell) {
        for (Workload workload : options.workloads()) {
            for (int connections : options.connections()) {
                cell.at(workload, connections);
            }
        }
    }

    private String ratios(Workload workload, int connections) {
        List<Measured> ours = report.closed(Contestant.OURS, workload, connections);
        List<Measured> alone = report.closed(Contestant.ALONE, workload, connections);
        List<Measured> same = report.closed(Contestant.SAME, workload, connections);
        List<Measured> bare = report.closed(Contestant.BARE, workload, connections);
        List<Measured> half = report.half(workload, connections);
        return Figures.row(
                workload.label(),
                String.valueOf(connections),
                rate(ours),
                rate(alone),
                ratio(ours, alone),
                rate(same),
                ratio(ours, same),
                rate(bare),
                ratio(ours, bare),
                waits(ours),
                waits(alone),
                waits(same),
                median(half, Measured::p99),
                book(workload, connections));
    }

    private String costs(Workload workload, int connections) {
        List<Measured> ours = report.closed(Contestant.OURS, workload, connections);
        List<Measured> alone = report.closed(Contestant.ALONE, workload, connections);
        List<Measured> same = report.closed(Contestant.SAME, workload, connections);
        List<Measured> bare = report.closed(Contestant.BARE, workload, connections);
        return Figures.row(
                workload.label(),
                String.valueOf(connections),
                median(ours, Measured::backendCpu),
                median(alone, Measured::backendCpu),
                median(ours, Measured::postgresCpu),
                median(alone, Measured::postgresCpu),
                median(same, Measured::postgresCpu),
                median(bare, Measured::postgresCpu),
                median(ours, Measured::loadCpu),
                median(same, Measured::loadCpu),
                median(ours, Measured::wal),
                median(alone, Measured::wal),
                median(same, Measured::wal));
    }

    private String book(Workload workload, int connections) {
        List<Measured> runs = report.runs(each -> each.workload() == workload && each.connections() == connections);
        Predicate<Map.Entry<Integer, Long>> otherwise = status -> status.getKey() != workload.status();
        long others = runs.stream()
                .flatMap(each -> each.statuses().entrySet().stream())
                .filter(otherwise)
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean wrong = runs.stream().anyMatch(each -> !each.wrong().isEmpty());
        return (wrong ? "WRONG" : "right") + (others == 0 ? "" : ", " + others + " answered otherwise");
    }

    private static String rate(List<Measured> runs) {
        return Figures.spread(runs.stream().mapToDouble(Measured::rate));
    }

    private static String ratio(List<Measured> ours, List<Measured> theirs) {
        return Figures.spread(Figures.ratios(ours, theirs, Measured::rate));
    }

    private static String waits(List<Measured> runs) {
        return runs.isEmpty() ? "" : median(runs, Measured::p50) + ", " + median(runs, Measured::p99);
    }

    private static String median(List<Measured> runs, ToDoubleFunction<Measured> what) {
        return runs.isEmpty() ? "" : Figures.number(Figures.median(runs, what));
    }
}
