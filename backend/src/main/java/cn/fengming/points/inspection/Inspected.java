package cn.fengming.points.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a published place stands on an inspection: who went there on which day, and how they were chosen.
 *
 * @param provable the plan is over: everybody can do the draw again
 * @param visitedOn null when nobody went
 * @param inspectors how many were there
 * @param by their names; only for staff of the town, empty for others
 * @param left who kept away, could not come or was taken off; only for staff of the town
 */
record Inspected(
        UUID plan,
        String title,
        boolean provable,
        How how,
        boolean crossVillage,
        @Nullable LocalDate visitedOn,
        int inspectors,
        List<String> by,
        List<Left> left) {

    record Left(String name, Duty.State state, @Nullable Ground ground, String words) {}
}
