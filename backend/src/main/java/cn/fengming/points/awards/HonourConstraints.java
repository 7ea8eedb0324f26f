package cn.fengming.points.awards;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the constraints of honours and flags mean to whoever runs into them. */
@Component
class HonourConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "nomination_person_once" -> Problem.conflict("nominated-already", "这位成员本季度已经有人提名了");
            case "flag_once" -> Problem.conflict("flag-raised-already", "这户这个月已经挂过这种旗了");
            default -> null;
        };
    }
}
