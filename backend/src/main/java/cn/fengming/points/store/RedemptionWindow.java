package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 兑换期: the days on which a village redeems. What is redeemed in it is written in the book of its quarter.
 *
 * @param quarter as a number, 20264
 * @param opensOn first day
 * @param closesOn last day
 * @param pickupDays days a household has to collect, counted from the day it redeemed
 */
public record RedemptionWindow(
        UUID id, UUID villageId, @JsonIgnore int quarter, LocalDate opensOn, LocalDate closesOn, int pickupDays) {

    /** Where the clock is, seen from a window. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED
    }

    public State state(LocalDate today) {
        if (today.isBefore(opensOn)) {
            return State.PLANNED;
        }
        return today.isAfter(closesOn) ? State.CLOSED : State.OPEN;
    }

    public Quarter book() {
        return Quarter.ofCode(quarter);
    }

    /** The same, with days enough to collect until some day at least. */
    RedemptionWindow reaching(LocalDate today, LocalDate until) {
        int days = Math.max(pickupDays, (int) (until.toEpochDay() - today.toEpochDay()));
        return new RedemptionWindow(id, villageId, quarter, opensOn, closesOn, days);
    }

    /** The last day on which what is redeemed today can be collected. */
    LocalDate collectBy(LocalDate today) {
        return today.plusDays(pickupDays);
    }
}
