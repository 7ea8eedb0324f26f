package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a place brings besides the tier's points and score. It is recorded when the standing is frozen; money is paid and
 * talks are held by people.
 *
 * @param cause the tier, streak or prize it follows from, as the scheme calls it
 * @param yuan of a prize
 * @param score of a streak or prize; counted in the place's outcome
 * @param words who talks, which flag, what is written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consequence(
        Kind kind,
        String cause,
        @Nullable Long yuan,
        @Nullable Score score,
        @Nullable String words) {

    public enum Kind {
        /** 奖金 in yuan. */
        PRIZE,
        /** 考核分 added or taken by a streak. */
        SCORE,
        /** 红黄旗. */
        FLAG,
        /** 约谈. */
        TALK,
        /** 表扬信, 整改通知书. */
        LETTER,
        /** 绩效工资: flagged for whoever decides on pay. */
        PAY,
        /** A line on the bulletin (通报). */
        BULLETIN
    }
}
