package cn.fengming.points.campaigns;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One day of an action, as those it is for read it.
 *
 * @param villageName 全镇 for one of the whole town
 * @param calledOff why it does not take place; null when it does
 */
record ActionDay(
        UUID action,
        LocalDate day,
        @Nullable LocalTime beginsAt,
        String title,
        String place,
        String words,
        @Nullable UUID village,
        String villageName,
        boolean monthly,
        @Nullable String calledOff) {}
