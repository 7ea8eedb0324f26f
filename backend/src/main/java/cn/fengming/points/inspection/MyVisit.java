package cn.fengming.points.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A village somebody was drawn to inspect.
 *
 * @param duty their place on the team
 * @param scored whether it has a sheet to write: the scheme says
 * @param open it is still to be made
 * @param daysLeft until the last day; negative when it is over
 * @param visitedOn the day somebody was there
 * @param reported the team has said so
 */
record MyVisit(
        UUID visit,
        UUID duty,
        UUID plan,
        String title,
        UUID round,
        String period,
        UUID village,
        String villageName,
        boolean scored,
        LocalDate fromDay,
        LocalDate untilDay,
        boolean open,
        int daysLeft,
        @Nullable LocalDate visitedOn,
        boolean reported,
        List<Colleague> team) {

    /** Somebody on the team. */
    record Colleague(UUID person, String name, boolean me) {}
}
