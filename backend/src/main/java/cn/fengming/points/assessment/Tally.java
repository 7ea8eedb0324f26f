package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A round counted at one moment: the figures of everybody who could be scored, and who could not. Pure; simulating,
 * publishing and freezing start from the same tally.
 *
 * @param field everybody who takes part
 */
record Tally(Scheme scheme, List<Subject> field, Figures figures, List<Lack> unscored) {

    static Tally of(Scheme scheme, List<Subject> everybody, Gathered gathered, Seed seed) {
        List<Gathered.Known> known = gathered.known(scheme, everybody).stream()
                .filter(each -> each.measured() || !scheme.onlyMeasured())
                .toList();
        List<String> fieldLacks =
                Field.lacks(scheme, known.stream().map(Gathered.Known::entrant).toList());
        List<Entrant> entrants = new ArrayList<>();
        List<Lack> unscored = new ArrayList<>();
        for (Gathered.Known each : known) {
            List<String> reasons = lacks(scheme, each, fieldLacks);
            if (reasons.isEmpty()) {
                entrants.add(each.entrant());
            } else {
                unscored.add(new Lack(each.subject().id(), each.subject().name(), reasons));
            }
        }
        scheme.overfull(entrants.stream().map(Entrant::subject).toList()).ifPresent(Tally::refuse);
        List<Subject> field = known.stream().map(Gathered.Known::subject).toList();
        return new Tally(scheme, field, Figures.of(scheme, entrants, gathered.history(), seed), List.copyOf(unscored));
    }

    private static List<String> lacks(Scheme scheme, Gathered.Known known, List<String> fieldLacks) {
        if (scheme.needsSheets() && !known.hasSheet()) {
            return List.of("没有提交评分表");
        }
        List<String> lacks = new ArrayList<>(scheme.lacks(known.entrant()));
        lacks.addAll(fieldLacks);
        return lacks;
    }

    /** @throws Problem 422 naming who is not scored, or that tiers or budget do not fit */
    Tally mustBeWhole() {
        if (field.isEmpty()) {
            throw Problem.refused("nobody-takes-part", "这一期还没有考核对象，不能公布名次");
        }
        if (!unscored.isEmpty()) {
            String names = unscored.stream().map(Lack::name).limit(30).collect(Collectors.joining("、"));
            throw Problem.refused(
                            "unscored-subjects",
                            "还有 " + unscored.size() + " 个" + scheme.subject().noun() + "没有评完: " + names
                                    + (unscored.size() > 30 ? " 等" : ""))
                    .with("unscored", unscored);
        }
        scheme.uncovered(field).ifPresent(Tally::refuse);
        Long budget = scheme.budgetYuan();
        if (budget != null && figures.prizeYuan() > budget) {
            throw Problem.refused("prizes-over-budget", "奖金合计 " + figures.prizeYuan() + " 元，超过预算 " + budget + " 元");
        }
        return this;
    }

    boolean whole() {
        return !field.isEmpty() && unscored.isEmpty() && scheme.uncovered(field).isEmpty();
    }

    private static void refuse(String reason) {
        throw Problem.refused("tiers-do-not-cover", reason);
    }
}
