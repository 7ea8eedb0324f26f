package cn.fengming.points.store;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep one of this module's promises. */
@Component
class StoreConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "good_name_once" -> Problem.conflict("good-exists", "已经有同名商品");
            case "good_category_allowed" -> Problem.refused("forbidden-good", "积分不能兑换这类商品");
            case "redemption_window_never_two_at_once", "redemption_window_once_a_quarter" ->
                Problem.conflict("window-overlaps", "有的村在这个季度或这些日子已经有兑换期");
            case "tally_within_limit" -> Problem.refused("over-household-limit", "超过了每户本期限兑的数量");
            case "redemption_code_once" -> Problem.conflict("try-again", "请再试一次");
            case "goods_return_one_alive" -> Problem.conflict("return-exists", "这张兑换单已经有退货申请");
            case "goods_return_takes_two" -> Problem.forbidden("退货要由另一个人确认");
            default -> null;
        };
    }
}
