package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 年度累计: the assessment scores (3/2/1) a village got quarter by quarter, added up. No tie rule is named for the year,
 * so equal totals share a rank and the next one is skipped.
 */
public record AnnualStanding(int year, List<AnnualPlace> places) {

    public AnnualStanding {
        places = List.copyOf(places);
    }

    /** @param quarters in the order of time */
    public record AnnualPlace(int rank, UUID subject, String name, Score total, List<QuarterScore> quarters) {

        public AnnualPlace {
            quarters = List.copyOf(quarters);
        }
    }

    /** What one quarter gave. */
    public record QuarterScore(String period, int rank, String tierName, Score score) {}

    private record Sum(UUID subject, String name, Score total, List<QuarterScore> quarters) {}

    /** @param outcomes ordered by period; a name that changed is shown as it was last */
    static AnnualStanding of(int year, List<OutcomeRow> outcomes) {
        Map<UUID, List<OutcomeRow>> bySubject = new LinkedHashMap<>();
        outcomes.forEach(row -> bySubject
                .computeIfAbsent(row.subjectId(), subject -> new ArrayList<>())
                .add(row));
        List<Sum> sums = bySubject.values().stream()
                .map(AnnualStanding::sum)
                .sorted(Comparator.comparing(Sum::total).reversed().thenComparing(Sum::name))
                .toList();
        List<AnnualPlace> places = new ArrayList<>();
        for (Sum sum : sums) {
            long ahead = sums.stream()
                    .filter(other -> other.total().compareTo(sum.total()) > 0)
                    .count();
            places.add(new AnnualPlace((int) ahead + 1, sum.subject(), sum.name(), sum.total(), sum.quarters()));
        }
        return new AnnualStanding(year, places);
    }

    private static Sum sum(List<OutcomeRow> rows) {
        OutcomeRow last = rows.get(rows.size() - 1);
        List<QuarterScore> quarters = rows.stream()
                .map(row -> new QuarterScore(row.period(), row.rank(), row.tierName(), Score.of(row.assessmentScore())))
                .toList();
        Score total = quarters.stream().map(QuarterScore::score).reduce(Score.ZERO, Score::plus);
        return new Sum(last.subjectId(), last.subjectName(), total, quarters);
    }
}
