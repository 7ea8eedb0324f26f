package cn.fengming.points.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan with its visits, for those who run it.
 *
 * @param roundTitle of the round it inspects
 * @param roundCommitment promised when the scheme was adopted: the plan's seed follows from that seed and its number
 * @param done visits made
 * @param visits in the order they were drawn; empty before the draw
 */
record PlanView(Plan plan, String roundTitle, String period, String roundCommitment, int done, List<PlanVisit> visits) {

    enum Stage {
        /** Drawn, and nobody has set out. */
        WAITING,
        /** To be made. */
        OPEN,
        DONE,
        /** The last day is over. */
        LATE,
        /** The plan was closed without it. */
        MISSED
    }

    /**
     * @param places of the team that nobody fills
     * @param visitedOn the day of the report or the sheet
     * @param by names of those who were there, or wrote on the sheet
     */
    record PlanVisit(
            UUID id,
            int position,
            UUID village,
            String name,
            String district,
            How how,
            Stage stage,
            int places,
            @Nullable LocalDate visitedOn,
            boolean lateVisit,
            List<String> by,
            @Nullable String words,
            @Nullable UUID sheet,
            @Nullable Instant submittedAt,
            List<Duty> team) {}
}
