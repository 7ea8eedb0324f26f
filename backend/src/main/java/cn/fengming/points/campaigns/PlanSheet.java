package cn.fengming.points.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A village's plan as staff read it.
 *
 * @param plan null while the village has none for the year
 * @param words what was said about it, the latest first
 */
record PlanSheet(@Nullable Plan plan, @Nullable String stateWords, List<Line> measures, List<Word> words) {

    /**
     * @param positionName the named post and who holds it; null when none was named or it is no more
     * @param overdue its day is over and it is not done
     */
    record Line(
            Measure measure, String stateWords, @Nullable String positionName, boolean overdue) {}

    /** @param state the plan's after the word */
    record Word(int number, Plan.State state, String words, String speaker, Instant saidAt) {}

    static Line line(Measure measure, Map<UUID, String> positions, LocalDate today) {
        return new Line(
                measure,
                measure.state().words(),
                measure.position() == null ? null : positions.get(measure.position()),
                measure.overdue(today));
    }
}
