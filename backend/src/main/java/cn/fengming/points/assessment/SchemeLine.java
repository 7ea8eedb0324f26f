package cn.fengming.points.assessment;

import java.util.List;
import java.util.Map;

/**
 * Results of another scheme in the periods that ended within this one (逐月累计), of the subject itself or of all that
 * belong to it.
 *
 * @param scheme code of that scheme
 * @param factor what the combined figure is multiplied by
 */
record SchemeLine(
        String code, String title, String scheme, Take take, Combine combine, Score factor, Unmeasured unmeasured)
        implements FigureLine {

    /** What of a place is taken over. */
    enum Take {
        /** 考核分 it brought. */
        SCORE,
        TOTAL,
        RANK;

        static final Map<String, Take> WORDS = Map.of("score", SCORE, "total", TOTAL, "rank", RANK);

        Score of(Place place) {
            return switch (this) {
                case SCORE -> place.outcome().assessmentScore();
                case TOTAL -> place.total();
                case RANK -> Score.of(place.rank());
            };
        }
    }

    @Override
    public int weight() {
        return 0;
    }

    @Override
    public SourceKind source() {
        return SourceKind.SCHEMES;
    }

    @Override
    public LineScore score(Entrant entrant) {
        List<Fact> results = entrant.factsOn(code);
        Score combined = combine.of(results);
        Score score = combined.times(factor);
        String how = switch (combine) {
            case SUM -> "合计 ";
            case MEAN -> "平均 ";
            case LATEST -> "最近一期 ";
        };
        String working = results.size() + " 个结果，" + how + combined
                + (factor.equals(Score.of(1)) ? "" : " × " + factor + " = " + score);
        return new LineScore(code, title, 0, score, 0, working);
    }
}
