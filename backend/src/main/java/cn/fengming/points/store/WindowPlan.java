package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * When a village is to redeem.
 *
 * @param quarter whose book it is written in
 * @param opensOn first day, in the quarter or the one after it
 * @param closesOn last day, at most {@value #LONGEST_DAYS} days after the first
 * @param pickupDays days to collect, from the day of redeeming
 */
public record WindowPlan(
        @NotNull(message = "请填写季度") Quarter quarter,
        @NotNull(message = "请填写开始日期") LocalDate opensOn,
        @NotNull(message = "请填写结束日期") LocalDate closesOn,

        @Min(value = 1, message = "取货期至少 1 天") @Max(value = 60, message = "取货期最多 60 天")
        int pickupDays) {

    static final int LONGEST_DAYS = 92;

    /** @throws Problem 400 when the days make no sense, seen from today */
    void mustBePossible(LocalDate today) {
        if (closesOn.isBefore(opensOn)) {
            throw Problem.invalid("closesOn", "结束日期不能早于开始日期");
        }
        if (closesOn.isAfter(opensOn.plusDays(LONGEST_DAYS))) {
            throw Problem.invalid("closesOn", "兑换期最长 " + LONGEST_DAYS + " 天");
        }
        if (closesOn.isBefore(today)) {
            throw Problem.invalid("closesOn", "结束日期已经过了");
        }
        if (opensOn.isBefore(quarter.firstDay())
                || opensOn.isAfter(quarter.next().lastDay())) {
            throw Problem.invalid("opensOn", "开始日期应在本季度或下一季度内");
        }
    }
}
