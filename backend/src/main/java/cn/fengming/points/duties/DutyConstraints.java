package cn.fengming.points.duties;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise of duties. */
@Component
class DutyConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "position_once" -> Problem.conflict("position-exists", "这个村已经有同样的岗位");
            case "tenure_one_at_a_time" -> Problem.conflict("position-held", "这个岗位有人，请办交接");
            case "handover_one_at_a_time" -> Problem.conflict("handover-open", "这个岗位正在交接，请先办完");
            case "pairing_once" -> Problem.conflict("household-paired", "这户刚刚已经有人包联，请刷新");
            case "agreement_of_household_once" -> Problem.conflict("agreement-exists", "这户今年已经签过");
            case "agreement_of_shop_once" -> Problem.conflict("agreement-exists", "这家店今年已经签过");
            default -> null;
        };
    }
}
