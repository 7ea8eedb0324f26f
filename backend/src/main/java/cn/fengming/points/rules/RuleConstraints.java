package cn.fengming.points.rules;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the constraints of rules mean: two officers revised the same rule at once. */
@Component
class RuleConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "rule_version_number", "rule_version_day" -> Problem.conflict("rule-revised", "这条细则刚刚被别人修订，请刷新后再看");
            default -> null;
        };
    }
}
