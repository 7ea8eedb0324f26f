package cn.fengming.points.assessment;

import java.util.List;

/**
 * A subject with everything that can put it before or behind another.
 *
 * @param previousRank in the period before; {@link #NO_RANK} when it had none, which counts as the last
 * @param lot its lot in the recorded draw, 64 hexadecimal digits; the smaller comes first
 * @param vetoes reasons why it stands behind everybody who has none
 */
record Contender(
        Subject subject,
        Score total,
        List<LineScore> lines,
        int findings,
        int previousRank,
        String lot,
        List<String> vetoes) {

    static final int NO_RANK = Integer.MAX_VALUE;

    boolean vetoed() {
        return !vetoes.isEmpty();
    }

    Score scoreOn(String line) {
        return lines.stream()
                .filter(score -> score.line().equals(line))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
