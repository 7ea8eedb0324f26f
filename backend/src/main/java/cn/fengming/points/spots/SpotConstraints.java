package cn.fengming.points.spots;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise about spots. */
@Component
class SpotConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "spot_verified_by_another" -> Party.ownMatter();
            case "step_rectified_shown" -> Problem.invalid("photos", "请拍一张整改后的照片");
            case "step_pk", "spot_code_once" -> Problem.conflict("try-again", "请再试一次");
            default -> null;
        };
    }
}
