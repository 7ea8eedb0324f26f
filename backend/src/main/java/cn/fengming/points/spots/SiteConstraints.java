package cn.fengming.points.spots;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise of the special registers. */
@Component
class SiteConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "site_name_once" -> Problem.conflict("site-exists", "这个村的这本台账里已经有同名的一处");
            default -> null;
        };
    }
}
