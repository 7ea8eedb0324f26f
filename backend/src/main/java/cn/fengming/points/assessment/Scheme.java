package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An assessment scheme (考核方案) as {@link SchemeReader} read it from its document: data, not code. It is sound by
 * then; what depends on the town (how many are assessed) is asked with {@link #uncovered}.
 *
 * @param basis the document it is taken from
 * @param days of a campaign, when the document fixes them
 * @param total what no total falls below or rises above
 * @param onlyMeasured who has no figure at all takes no part, instead of keeping the standing from being published
 * @param budgetYuan what all prizes together may cost
 * @param goals what each class is asked to do, by its name
 * @param roster villages that take part; empty for all of the register
 * @param objectionDays days the standing is open to objection after it was published
 */
record Scheme(
        String code,
        String title,
        @Nullable String basis,
        @Nullable String note,
        SubjectKind subject,
        PeriodKind period,
        @Nullable Period days,
        List<SourceKind> sources,
        List<Line> lines,
        List<Veto> vetoes,
        Bounds total,
        Direction ranking,
        Grouping grouping,
        boolean onlyMeasured,
        List<TieRule> ties,
        List<Tier> tiers,
        List<Special> specials,
        List<Streak> streaks,
        @Nullable Long budgetYuan,
        Map<String, String> goals,
        List<RosterEntry> roster,
        int objectionDays) {

    Scheme {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        vetoes = List.copyOf(vetoes);
        ties = List.copyOf(ties);
        tiers = List.copyOf(tiers);
        specials = List.copyOf(specials);
        streaks = List.copyOf(streaks);
        roster = List.copyOf(roster);
    }

    Optional<Line> line(String lineCode) {
        return lines.stream().filter(line -> line.code().equals(lineCode)).findFirst();
    }

    Optional<Veto> veto(String vetoCode) {
        return vetoes.stream().filter(veto -> veto.code().equals(vetoCode)).findFirst();
    }

    /** Lines that count with results of other schemes. */
    List<SchemeLine> results() {
        return lines.stream()
                .filter(SchemeLine.class::isInstance)
                .map(SchemeLine.class::cast)
                .toList();
    }

    boolean needsSheets() {
        return lines.stream().anyMatch(line -> line.source() == SourceKind.SHEETS);
    }

    /** Why the tiers do not cover that many subjects exactly, in Chinese; empty when they do. */
    Optional<String> uncovered(int subjects) {
        return Tiers.uncovered(tiers, subjects);
    }

    /** As above, in each group by itself where the scheme ranks in groups. */
    Optional<String> uncovered(List<Subject> field) {
        if (onlyMeasured || subject.entered()) {
            // How many come is not known beforehand: prizes nobody is left for are not given.
            return overfull(field);
        }
        return sizes(field).entrySet().stream()
                .flatMap(group ->
                        Tiers.uncovered(tiers, group.getValue()).map(why -> within(group.getKey()) + why).stream())
                .findFirst();
    }

    /** Why the tiers have too few places for those, in Chinese; empty when they have enough. */
    Optional<String> overfull(List<Subject> field) {
        return sizes(field).entrySet().stream()
                .filter(group -> !Tiers.haveRoomFor(tiers, group.getValue()))
                .flatMap(group ->
                        Tiers.uncovered(tiers, group.getValue()).map(why -> within(group.getKey()) + why).stream())
                .findFirst();
    }

    private static String within(String group) {
        return group.isEmpty() ? "" : "「" + group + "」";
    }

    private Map<String, Integer> sizes(List<Subject> field) {
        Map<String, Integer> sizes = new TreeMap<>();
        field.forEach(each -> sizes.merge(grouping.of(each), 1, Integer::sum));
        return sizes;
    }

    /** @throws Problem 400 on {@code field} when the scheme has no such line or the mark leaves it */
    void mustFit(Mark mark, String field) {
        mustHaveLine(mark.line(), field).wrong(mark).ifPresent(wrong -> {
            throw Problem.invalid(field + ".score", wrong);
        });
    }

    /** @throws Problem 400 on {@code field} when the finding of a sheet does not belong on its line */
    void mustFit(Finding finding, String field) {
        Line line = mustHaveLine(finding.line(), field);
        if (line.source() == SourceKind.SPOTS) {
            throw Problem.invalid(field, "「" + line.title() + "」由脏乱点的复查、超期和反弹记录计入，不能手工登记");
        }
        line.wrong(finding).ifPresent(wrong -> {
            throw Problem.invalid(field, wrong);
        });
    }

    Line mustHaveLine(String lineCode, String field) {
        return line(lineCode).orElseThrow(() -> Problem.invalid(field + ".line", "考核方案没有这个评分项: " + lineCode));
    }

    /** Everything that keeps a sheet from being submitted, line by line. */
    List<String> lacks(Subject subject, SheetContent content) {
        Entrant sheet = new Entrant(subject, content);
        return lines.stream()
                .filter(line -> line.source() == SourceKind.SHEETS)
                .flatMap(line -> line.lack(sheet).stream())
                .toList();
    }

    /** Everything that keeps a subject from being ranked, line by line. */
    List<String> lacks(Entrant entrant) {
        List<String> lacks = new ArrayList<>();
        if (grouping != Grouping.WHOLE && grouping.of(entrant.subject()).isEmpty()) {
            lacks.add("没有写明属于哪一类、哪个管区");
        }
        lines.forEach(line -> line.lack(entrant).ifPresent(lacks::add));
        return lacks;
    }

    /** Reasons why it stands in the last tier, whatever its marks. */
    List<String> vetoesAgainst(Entrant entrant) {
        List<String> reasons = new ArrayList<>();
        for (Veto veto : vetoes) {
            List<Fact> said = entrant.factsOn(veto.code());
            if (!said.isEmpty() && !Combine.LATEST.of(said).equals(Score.ZERO)) {
                reasons.add(veto.title());
            }
        }
        for (Line line : lines) {
            if (line instanceof ProgressLine progress && progress.veto() && progress.falls(entrant)) {
                reasons.add("「" + line.title() + "」没有完成");
            }
        }
        return reasons;
    }

    Score full() {
        return lines.stream().map(line -> Score.of(line.weight())).reduce(Score.ZERO, Score::plus);
    }
}
