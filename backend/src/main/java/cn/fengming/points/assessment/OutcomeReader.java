package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Points;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a tier, streak or prize brings. */
final class OutcomeReader {

    private static final Score MOST_SCORE = Score.of(1000);
    private static final long MOST_YUAN = 1_000_000;

    private final int format;
    private final boolean pools;

    /** @param pools whether the scheme's subjects have pools that points could go to */
    OutcomeReader(int format, boolean pools) {
        this.format = format;
        this.pools = pools;
    }

    /** @param cause what it follows from; stands in every consequence */
    Brought read(DocumentCursor outcome, String cause, boolean ofTier) {
        if (format == 1) {
            outcome.only("poolPoints", "assessmentScore");
            return new Brought(
                    new Outcome(
                            outcome.at("poolPoints").whole(0, Points.MAX),
                            outcome.at("assessmentScore").marks(Score.ZERO, MOST_SCORE)),
                    List.of());
        }
        outcome.only("poolPoints", "assessmentScore", "yuan", "flag", "talk", "letter", "pay", "bulletin");
        Outcome counted = new Outcome(points(outcome.at("poolPoints")), score(outcome.at("assessmentScore")));
        return new Brought(counted, consequences(outcome, cause, ofTier ? null : counted.assessmentScore()));
    }

    private long points(DocumentCursor points) {
        if (!points.given()) {
            return 0;
        }
        if (!pools) {
            points.wrong("只能发给村，只有村才有积分池");
        }
        return points.whole(0, Points.MAX);
    }

    private static Score score(DocumentCursor score) {
        return score.given() ? score.marks(MOST_SCORE.negate(), MOST_SCORE) : Score.ZERO;
    }

    private static List<Consequence> consequences(DocumentCursor outcome, String cause, @Nullable Score score) {
        List<Consequence> read = new ArrayList<>();
        if (score != null && !score.equals(Score.ZERO)) {
            read.add(new Consequence(Consequence.Kind.SCORE, cause, null, score, null));
        }
        if (outcome.at("yuan").given()) {
            long yuan = outcome.at("yuan").whole(1, MOST_YUAN);
            read.add(new Consequence(Consequence.Kind.PRIZE, cause, yuan, null, null));
        }
        add(read, Consequence.Kind.FLAG, cause, outcome.at("flag"));
        add(read, Consequence.Kind.TALK, cause, outcome.at("talk"));
        add(read, Consequence.Kind.LETTER, cause, outcome.at("letter"));
        add(read, Consequence.Kind.PAY, cause, outcome.at("pay"));
        add(read, Consequence.Kind.BULLETIN, cause, outcome.at("bulletin"));
        return read;
    }

    private static void add(List<Consequence> read, Consequence.Kind kind, String cause, DocumentCursor words) {
        if (words.given()) {
            read.add(new Consequence(kind, cause, null, null, words.text(100)));
        }
    }
}
