package cn.fengming.points.inspection;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise of the inspections. */
@Component
class InspectionConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "plan_binding_once" -> Problem.conflict("binding-plan-exists", "这一期已经有一次“只由抽中的检查组打分”的检查，先取消那一次");
            case "reply_pk" -> Problem.conflict("reply-differs", "这个编号已经用于别的回复");
            default -> null;
        };
    }
}
