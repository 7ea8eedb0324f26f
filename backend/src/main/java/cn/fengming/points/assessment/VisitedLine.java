package cn.fengming.points.assessment;

import java.util.List;
import java.util.Optional;

/**
 * Marks of panel members or inspectors who went there, each giving their own; the mean of all counts.
 *
 * @param max full mark on the paper, scaled to the weight
 * @param fewest marks without which the line is not whole
 * @param most marks it takes
 */
record VisitedLine(String code, String title, int weight, Score max, int fewest, int most, Unmeasured unmeasured)
        implements FigureLine {

    @Override
    public SourceKind source() {
        return SourceKind.VISITS;
    }

    @Override
    public Optional<String> wrong(Fact fact) {
        boolean within = !fact.value().negative() && fact.value().compareTo(max) <= 0;
        return within ? Optional.empty() : Optional.of("「" + title + "」得分应在 0 到 " + max + " 之间");
    }

    @Override
    public Optional<String> lack(Entrant entrant) {
        int marks = entrant.factsOn(code).size();
        if (marks == 0) {
            return FigureLine.super.lack(entrant);
        }
        if (marks < fewest || marks > most) {
            return Optional.of("「" + title + "」应有 " + fewest + " 到 " + most + " 人打分，现有 " + marks + " 人");
        }
        return Optional.empty();
    }

    @Override
    public LineScore score(Entrant entrant) {
        List<Fact> marks = entrant.factsOn(code);
        Score mean = Combine.MEAN.of(marks);
        Score score = mean.times(weight).over(max);
        String working = marks.size() + " 人打分，平均 " + mean
                + (max.equals(Score.of(weight)) ? "（满分 " + max + "）" : " ÷ " + max + " × " + weight + " = " + score);
        return new LineScore(code, title, weight, score, 0, working);
    }
}
