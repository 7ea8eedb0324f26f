package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.LeftOver;
import cn.fengming.points.ledger.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The last day of each lot of one household, by the rule, by when its village redeems, and by what a reversal gave back.
 * A lot never ends before its village had a whole season to spend it in, nor while a season is open; older lots never
 * end after newer ones.
 */
record Ending(Lives lives, List<Season> seasons, @Nullable LocalDate reprieve, TreeSet<LocalDate> told) {

    Ending(Lives lives, List<Season> seasons, @Nullable LocalDate reprieve) {
        this(lives, seasons, reprieve, new TreeSet<>());
    }

    /** A day that came forward after a later one was told, as a window was closed early: the later one holds. */
    private LocalDate notBeforeTold(LocalDate day) {
        LocalDate said = told.ceiling(day);
        return said == null ? day : said;
    }

    /** How a lot ends. */
    enum Fate {
        /** On a day. */
        ENDS,
        /** The rule would end it, but its village has no season for it yet. */
        WAITS,
        /** Never. */
        LASTS
    }

    /** @param lastDay the last day it can be redeemed; null unless it {@link Fate#ENDS} */
    record Of(
            Quarter earned,
            long points,
            Fate fate,
            @Nullable LocalDate lastDay) {

        boolean endedBefore(LocalDate day) {
            return lastDay != null && lastDay.isBefore(day);
        }
    }

    /** In the order of the lots, oldest first. */
    List<Of> of(List<Lot> lots) {
        List<Of> all = new ArrayList<>();
        LocalDate latest = LocalDate.MIN;
        for (Lot lot : lots) {
            Of one = of(lot, latest);
            latest = one.lastDay() == null ? latest : one.lastDay();
            all.add(one);
        }
        return all;
    }

    private Of of(Lot lot, LocalDate atLeast) {
        LocalDate rule = lives.ruleDay(lot.quarter());
        if (rule.equals(ExpiryRule.NEVER_ENDS)) {
            return new Of(lot.quarter(), lot.remaining(), Fate.LASTS, null);
        }
        return season(lot.quarter())
                .map(chance -> latest(latest(rule, chance), atLeast))
                .map(day -> reprieve == null ? day : latest(day, reprieve))
                .map(this::afterOpenSeasons)
                .map(this::notBeforeTold)
                .map(day -> new Of(lot.quarter(), lot.remaining(), Fate.ENDS, day))
                .orElseGet(() -> new Of(lot.quarter(), lot.remaining(), Fate.WAITS, null));
    }

    /** The end of the first season in which points of a quarter could be spent. */
    private Optional<LocalDate> season(Quarter earned) {
        return seasons.stream()
                .filter(season -> season.quarter().compareTo(earned) >= 0)
                .map(Season::closesOn)
                .min(Comparator.naturalOrder());
    }

    /** A season that is open on the first day without them carries them to its own end. */
    private LocalDate afterOpenSeasons(LocalDate day) {
        LocalDate last = day;
        for (Optional<Season> open = open(last); open.isPresent(); open = open(last)) {
            last = open.get().closesOn();
        }
        return last;
    }

    private Optional<Season> open(LocalDate last) {
        return seasons.stream()
                .filter(season -> season.covers(last.plusDays(1)))
                .findFirst();
    }

    /** What has ended by a morning: up to which quarter everything goes, and the last day of the youngest of it. */
    record Over(Quarter upTo, LocalDate lastDay) {}

    /** Oldest first: nothing goes while something older stays. */
    Optional<Over> over(LeftOver wallet, LocalDate today) {
        Over over = null;
        for (Of each : of(wallet.lots())) {
            if (!each.endedBefore(today) || each.lastDay() == null) {
                break;
            }
            over = new Over(each.earned(), each.lastDay());
        }
        return Optional.ofNullable(over);
    }

    /** Points by their last day, the next one first. */
    static TreeMap<LocalDate, Long> byDay(List<Of> lots) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        for (Of each : lots) {
            if (each.lastDay() != null) {
                days.merge(each.lastDay(), each.points(), Math::addExact);
            }
        }
        return days;
    }

    static Map<Fate, Long> byFate(List<Of> lots) {
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        lots.forEach(each -> fates.merge(each.fate(), each.points(), Math::addExact));
        return fates;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
