package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.UUID;

/** A window with where the clock stands. */
record WindowView(
        UUID id,
        UUID villageId,
        Quarter quarter,
        LocalDate opensOn,
        LocalDate closesOn,
        int pickupDays,
        RedemptionWindow.State state) {

    static WindowView of(RedemptionWindow window, LocalDate today) {
        return new WindowView(
                window.id(),
                window.villageId(),
                window.book(),
                window.opensOn(),
                window.closesOn(),
                window.pickupDays(),
                window.state(today));
    }
}
