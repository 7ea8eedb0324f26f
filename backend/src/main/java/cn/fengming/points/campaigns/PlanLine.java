package cn.fengming.points.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a village's plan has come. In the order of the villages' spelling: nobody is ranked.
 *
 * @param state null while there is none
 */
record PlanLine(
        UUID village,
        String name,
        Plan.@Nullable State state,
        @Nullable String stateWords,
        long measures,
        long accepted,
        long waiting,
        long overdue) {}
