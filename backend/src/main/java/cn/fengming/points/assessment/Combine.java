package cn.fengming.points.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How several figures become one. */
enum Combine {
    SUM,
    MEAN,
    LATEST;

    static final Map<String, Combine> WORDS = Map.of("sum", SUM, "mean", MEAN, "latest", LATEST);

    /** @param facts at least one */
    Score of(List<Fact> facts) {
        Score sum = facts.stream().map(Fact::value).reduce(Score.ZERO, Score::plus);
        return switch (this) {
            case SUM -> sum;
            case MEAN -> sum.over(Score.of(facts.size()));
            case LATEST ->
                facts.stream()
                        .max(Comparator.comparing(Fact::day).thenComparing(Fact::origin))
                        .orElseThrow()
                        .value();
        };
    }
}
