package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household should know about the end of its points.
 *
 * @param rule what the town decided for what is earned now, in words
 * @param days on which something ends, the next one first
 * @param waiting points that would end but whose village has no season for them yet: they stay until it has had one
 * @param lasting points that do not end
 * @param held of open redemptions: collected they are spent; what comes back after its last day ends the same night
 * @param season the season of the village that is open, or the next one planned; null when there is none
 */
record Outlook(
        UUID household,
        String rule,
        @Nullable Coming next,
        List<Day> days,
        long waiting,
        long lasting,
        long held,
        @Nullable RedeemDays season,
        List<Told> reminders) {

    /** A rule that was decided and is not in force yet. */
    record Coming(String rule, Quarter from) {}

    /** @param lastDay the last day on which these points can be redeemed */
    record Day(LocalDate lastDay, int daysLeft, long points, List<Piece> lots) {}

    record Piece(Quarter quarter, long points) {}

    record RedeemDays(LocalDate opensOn, LocalDate closesOn, boolean open) {}

    static List<Day> days(List<Ending.Of> lots, LocalDate today) {
        List<Day> days = new ArrayList<>();
        Ending.byDay(lots)
                .forEach((day, points) -> days.add(new Day(
                        day,
                        (int) (day.toEpochDay() - today.toEpochDay()),
                        points,
                        lots.stream()
                                .filter(lot -> day.equals(lot.lastDay()))
                                .map(lot -> new Piece(lot.earned(), lot.points()))
                                .toList())));
        return days;
    }
}
