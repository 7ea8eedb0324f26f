package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Comparator;

/**
 * What decides between equal totals. Each rule orders any number of subjects without contradiction, because it gives
 * each one a key of its own; a rule that says nothing about a pair leaves it to the next.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TieRule.FewerFindings.class, name = "fewer-findings"),
    @JsonSubTypes.Type(value = TieRule.PreviousStanding.class, name = "previous-standing"),
    @JsonSubTypes.Type(value = TieRule.BetterLine.class, name = "line"),
    @JsonSubTypes.Type(value = TieRule.Draw.class, name = "draw")
})
sealed interface TieRule {

    /** Which of two comes first; 0 when the rule cannot tell. */
    Comparator<Contender> order();

    /** Why the first comes before the second, in Chinese, for the bulletin. */
    String reason(Contender ahead, Contender behind);

    /** 问题少者在前. */
    record FewerFindings() implements TieRule {
        @Override
        public Comparator<Contender> order() {
            return Comparator.comparingInt(Contender::findings);
        }

        @Override
        public String reason(Contender ahead, Contender behind) {
            return "总分相同，问题 " + ahead.findings() + " 处少于 " + behind.findings() + " 处";
        }
    }

    /** 上一期名次在前者在前; who had none comes last. */
    record PreviousStanding() implements TieRule {
        @Override
        public Comparator<Contender> order() {
            return Comparator.comparingInt(Contender::previousRank);
        }

        @Override
        public String reason(Contender ahead, Contender behind) {
            return "总分相同，上期第 " + ahead.previousRank() + " 名在前，对方"
                    + (behind.previousRank() == Contender.NO_RANK ? "上期没有名次" : "上期第 " + behind.previousRank() + " 名");
        }
    }

    /** The named line decides, in the direction of the scheme. */
    record BetterLine(String line, String title, Direction direction) implements TieRule {
        @Override
        public Comparator<Contender> order() {
            return Comparator.comparing(contender -> contender.scoreOn(line), direction.order());
        }

        @Override
        public String reason(Contender ahead, Contender behind) {
            return "总分相同，「" + title + "」" + ahead.scoreOn(line) + " 分对 " + behind.scoreOn(line) + " 分";
        }
    }

    /** 抽签: lots that follow from the seed committed to before anybody was scored. */
    record Draw() implements TieRule {
        @Override
        public Comparator<Contender> order() {
            return Comparator.comparing(Contender::lot);
        }

        @Override
        public String reason(Contender ahead, Contender behind) {
            return "总分相同，抽签决定（签号 " + ahead.lot().substring(0, 8) + " 在 "
                    + behind.lot().substring(0, 8) + " 之前）";
        }
    }
}
