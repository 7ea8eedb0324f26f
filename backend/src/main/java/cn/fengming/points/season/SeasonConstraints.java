package cn.fengming.points.season;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise of the season. */
@Component
class SeasonConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "release_once" -> Problem.conflict("release-exists", "这种商品在这个兑换期已经定为紧俏商品");
            case "release_pk", "entry_pk", "entry_once" -> Problem.conflict("try-again", "请再试一次");
            case "wish_round_one_at_a_time" -> Problem.conflict("wishes-overlap", "这些日子里已经有一张心愿单");
            case "gift_takes_two" -> Problem.forbidden("送温暖要由另一个人同意");
            case "gift_spent_within_limit" -> Problem.refused("gift-limit", "超过了镇里定的本季度送温暖金额");
            default -> null;
        };
    }
}
