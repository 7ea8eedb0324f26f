package cn.fengming.points.awards;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the constraints of applications, reviews and deductions mean to whoever runs into them. */
@Component
class AwardConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "application_event_once", "deduction_event_once" -> Intake.capReached("这件事这户已经登记过，不能重复");
            case "review_item_open_once" -> Problem.conflict("review-open", "这件事已经在评议中");
            case "application_two_persons" -> Fairness.barred("same-person", "申报、登记和确认要由不同的人办理");
            case "application_after_review", "application_after_second", "application_after_notice" ->
                Problem.conflict("application-state", "这条申报还没有办完该办的手续");
            default -> null;
        };
    }
}
