package cn.fengming.points.community;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep one of the register's promises. */
@Component
class RegisterConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "town_code_once" -> Problem.conflict("town-code-taken", "这个镇的代码已经用过");
            case "village_name_once", "village_group_name_once", "grid_name_once" ->
                Problem.conflict("name-taken", "这个名称已经用过，请换一个");
            case "card_pk", "household_card_once", "card_valid_once" -> Problem.conflict("try-again", "请再试一次");
            case "member_head_once" -> Problem.conflict("members-changed", "这户的户主刚刚变动，请刷新后再办");
            default -> null;
        };
    }
}
