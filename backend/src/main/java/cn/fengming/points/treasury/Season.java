package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;

/** The days on which a village redeems, and the quarter they belong to. */
public record Season(UUID village, Quarter quarter, LocalDate opensOn, LocalDate closesOn) {

    boolean covers(LocalDate day) {
        return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }
}
