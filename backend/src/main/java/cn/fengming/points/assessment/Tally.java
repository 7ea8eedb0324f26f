package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A round counted at one moment: the figures of everybody who could be scored, and who could not. Pure; simulating,
 * publishing and freezing start from the same tally.
 *
 * @param field everybody who takes part
 */
record Tally(Scheme scheme, List<Subject> field, Figures figures, List<Lack> unscored) {

    /** @param sheets submitted ones, at most one a subject */
    static Tally of(
            Scheme scheme, List<Subject> field, List<Sheet> sheets, Map<UUID, Integer> previousRanks, Seed seed) {
        Map<UUID, Sheet> bySubject = sheets.stream().collect(Collectors.toMap(Sheet::subject, Function.identity()));
        List<Entrant> entrants = new ArrayList<>();
        List<Lack> unscored = new ArrayList<>();
        for (Subject subject : field) {
            Sheet sheet = bySubject.get(subject.id());
            List<String> reasons = sheet == null ? List.of("没有提交评分表") : scheme.lacks(sheet.content());
            if (sheet != null && reasons.isEmpty()) {
                entrants.add(sheet.entrant(subject));
            } else {
                unscored.add(new Lack(subject.id(), subject.name(), reasons));
            }
        }
        mustFit(scheme, entrants.size());
        return new Tally(scheme, field, Figures.of(scheme, entrants, previousRanks, seed), List.copyOf(unscored));
    }

    /** @throws Problem 422 naming who is not scored, or that the tiers do not cover everybody exactly */
    Tally mustBeWhole() {
        if (!unscored.isEmpty()) {
            String names = unscored.stream().map(Lack::name).collect(Collectors.joining("、"));
            throw Problem.refused("unscored-subjects", "还有 " + unscored.size() + " 个村没有评完: " + names)
                    .with("unscored", unscored);
        }
        scheme.uncovered(field.size()).ifPresent(Tally::refuse);
        return this;
    }

    boolean whole() {
        return unscored.isEmpty() && scheme.uncovered(field.size()).isEmpty();
    }

    private static void mustFit(Scheme scheme, int entrants) {
        if (!scheme.hasRoomFor(entrants)) {
            scheme.uncovered(entrants).ifPresent(Tally::refuse);
        }
    }

    private static void refuse(String reason) {
        throw Problem.refused("tiers-do-not-cover", reason);
    }
}
