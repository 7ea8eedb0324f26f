package cn.fengming.points.demo;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;

/**
 * Which day of the past each part of the demo happens on, seen from today: a season over, a quarter in full swing.
 *
 * @param current the quarter that is in full swing: at least 20 days old
 */
record Calendar(LocalDate today, Quarter current) {

    static Calendar of(LocalDate today) {
        return new Calendar(today, Quarter.of(today.minusDays(20)));
    }

    /** The quarter households redeem for now. */
    Quarter last() {
        return current.previous();
    }

    /** The quarter whose assessment paid for the awards of {@link #last()}. */
    Quarter before() {
        return last().previous();
    }

    LocalDate founding() {
        return before().lastDay().minusDays(12);
    }

    /** The day the current quarter's first awards are asked for: it must be a day of that quarter. */
    LocalDate firstAwards() {
        return inCurrent(today.minusDays(12));
    }

    /** Last month, so that this month's re-inspection has something to look at; unless last month was still assessed. */
    LocalDate firstSpots() {
        LocalDate lastMonth = today.withDayOfMonth(1).minusDays(12);
        LocalDate assessed = last().lastDay().plusDays(6);
        return lastMonth.isAfter(assessed) ? lastMonth : assessed;
    }

    LocalDate windowOpens() {
        return inCurrent(today.minusDays(10));
    }

    LocalDate windowCloses() {
        return today.plusDays(20);
    }

    private LocalDate inCurrent(LocalDate day) {
        return day.isAfter(current.lastDay()) ? current.lastDay() : day;
    }
}
