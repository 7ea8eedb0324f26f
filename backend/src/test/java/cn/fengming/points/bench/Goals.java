package cn.fengming.points.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was aimed at, beside what came out; only of what was measured. */
final class Goals {

    private static final String HEAD = """

            | goal | aim | reached | | besides |
            |---|---|---|---|---|
            """;

    private static final int CROWD = 64;
    private static final double SPREAD = 3;
    private static final double HOT = 10;
    private static final double LONE = 1.3;
    private static final double PAGE = 0.5;
    private static final double WAIT = 50;

    private final Options options;
    private final Report report;

    Goals(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        crowd(Workload.SPREAD, SPREAD).ifPresent(goals::add);
        crowd(Workload.HOT, HOT).ifPresent(goals::add);
        for (Workload workload : options.workloads()) {
            lone(workload).ifPresent(goals::add);
        }
        page().ifPresent(goals::add);
        wait(goals);
        return goals;
    }

    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        all().forEach(goal -> table.append(goal.row()));
        return table.toString();
    }

    private Optional<Goal> crowd(Workload workload, double aim) {
        String what = workload.label() + " at 64, to pgbench one transfer a transaction with the same SQL";
        return measured(workload, CROWD)
                .map(ours -> new Goal(
                        what,
                        aim,
                        true,
                        Figures.ratio(ours, report.closed(Contestant.SAME, workload, CROWD), Measured::rate),
                        besides(workload, ours)));
    }

    private String besides(Workload workload, List<Measured> ours) {
        List<Measured> bare = report.closed(Contestant.BARE, workload, CROWD);
        List<Measured> alone = report.closed(Contestant.ALONE, workload, CROWD);
        String toPosting = Figures.number(Figures.ratio(ours, bare, Measured::rate)) + " to the posting alone";
        return alone.isEmpty()
                ? toPosting
                : toPosting + "; gathering brings " + Figures.number(Figures.ratio(ours, alone, Measured::rate));
    }

    /** How long a request waits that nobody comes with. */
    private Optional<Goal> lone(Workload workload) {
        List<Measured> alone = report.closed(Contestant.ALONE, workload, 1);
        return measured(workload, 1)
                .filter(ours -> !alone.isEmpty())
                .map(ours -> new Goal(
                        workload.label() + ", a lone request: median wait to one at a time",
                        LONE,
                        false,
                        Figures.ratio(ours, alone, Measured::p50),
                        Figures.number(Figures.median(ours, Measured::p50)) + " to "
                                + Figures.number(Figures.median(alone, Measured::p50)) + " ms"));
    }

    private Optional<Goal> page() {
        List<Measured> same = report.closed(Contestant.SAME, Workload.WALLET, CROWD);
        return measured(Workload.WALLET, CROWD)
                .map(ours -> new Goal(
                        "wallet page at 64, to pgbench running its query",
                        PAGE,
                        true,
                        Figures.ratio(ours, report.closed(Contestant.BARE, Workload.WALLET, CROWD), Measured::rate),
                        Figures.number(Figures.ratio(ours, same, Measured::rate)) + " to every statement of it"));
    }

    /** The longest, of all there are. */
    private void wait(List<Goal> goals) {
        report.runs(each -> each.load().equals(Measured.HALF)).stream()
                .max(Comparator.comparingDouble(Measured::p99))
                .ifPresent(longest -> goals.add(new Goal(
                        "p99 at half load in ms, the longest of all",
                        WAIT,
                        false,
                        longest.p99(),
                        longest.workload().label() + " with " + longest.connections() + " connections")));
    }

    private Optional<List<Measured>> measured(Workload workload, int connections) {
        return Optional.of(report.closed(Contestant.OURS, workload, connections))
                .filter(runs -> !runs.isEmpty());
    }
}
