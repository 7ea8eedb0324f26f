package cn.fengming.points.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everybody who takes part, with what is known about them, turned into contenders. Lines that need the whole field (a
 * mean for the unmeasured) are filled here, so the order in which subjects come changes nothing.
 */
final class Field {

    private final Scheme scheme;
    private final List<Entrant> entrants;
    private final Map<String, LineScore> means;

    Field(Scheme scheme, List<Entrant> entrants) {
        this.scheme = scheme;
        this.entrants = entrants;
        this.means = scheme.lines().stream()
                .filter(line -> line.unmeasured() == Unmeasured.MEAN)
                .flatMap(line -> mean(line).stream())
                .collect(Collectors.toMap(LineScore::line, Function.identity()));
    }

    /** Lines whose mean is wanted and that nobody was measured on. */
    static List<String> lacks(Scheme scheme, List<Entrant> entrants) {
        return scheme.lines().stream()
                .filter(line -> line.unmeasured() == Unmeasured.MEAN
                        && entrants.stream().noneMatch(line::measured))
                .map(line -> "「" + line.title() + "」还没有任何数据，算不出平均分")
                .toList();
    }

    Contender contender(Entrant entrant, int previousRank, String lot) {
        List<LineScore> lines =
                scheme.lines().stream().map(line -> score(line, entrant)).toList();
        Score sum = lines.stream().map(LineScore::score).reduce(Score.ZERO, Score::plus);
        return new Contender(
                entrant.subject(),
                scheme.total().hold(sum),
                lines,
                lines.stream().mapToInt(LineScore::findings).sum(),
                previousRank,
                lot,
                scheme.vetoesAgainst(entrant));
    }

    private LineScore score(Line line, Entrant entrant) {
        if (line.measured(entrant)) {
            return line.score(entrant);
        }
        LineScore mean = means.get(line.code());
        return mean == null
                ? new LineScore(line.code(), line.title(), line.weight(), Score.ZERO, 0, "没有数据，按 0 计")
                : mean;
    }

    private Optional<LineScore> mean(Line line) {
        List<Score> measured = entrants.stream()
                .filter(line::measured)
                .map(entrant -> line.score(entrant).score())
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Score mean = measured.stream().reduce(Score.ZERO, Score::plus).over(Score.of(measured.size()));
        String working = "没有数据，取 " + measured.size() + " 个已有数据的平均分 " + mean;
        return Optional.of(new LineScore(line.code(), line.title(), line.weight(), mean, 0, working));
    }
}
