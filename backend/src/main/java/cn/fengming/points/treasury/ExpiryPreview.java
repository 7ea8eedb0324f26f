package cn.fengming.points.treasury;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would end in a town and when, if nobody redeemed anything more.
 *
 * @param days the next one first
 * @param waiting points that would end, in villages with no season for them yet
 * @param lasting points that do not end
 * @param largest the households with most to lose, at most ten
 */
record ExpiryPreview(String rule, List<Day> days, Sum waiting, Sum lasting, List<Largest> largest) {

    private static final int MOST_LARGEST = 10;

    record Sum(long households, long points) {

        static final Sum NONE = new Sum(0, 0);

        /** One household more, unless it has nothing of this. */
        Sum plus(long more) {
            return more == 0 ? this : new Sum(households + 1, Math.addExact(points, more));
        }
    }

    record Day(LocalDate lastDay, long households, long points, List<OfVillage> villages) {}

    record OfVillage(UUID village, String name, long households, long points) {}

    /** @param lastDay the first day on which something of it ends */
    record Largest(
            UUID household,
            String headName,
            UUID village,
            @Nullable String villageName,
            long points,
            LocalDate lastDay) {}

    /** Takes homes one by one, so that a town's wallets need not all be in memory at once. */
    static final class Adding {

        private final TreeMap<LocalDate, TreeMap<UUID, Sum>> days = new TreeMap<>();
        private final List<Largest> largest = new ArrayList<>();
        private Sum waiting = Sum.NONE;
        private Sum lasting = Sum.NONE;

        Adding add(Expiring.Home home) {
            List<Ending.Of> lots = home.lots();
            TreeMap<LocalDate, Long> byDay = Ending.byDay(lots);
            UUID village = home.household().village();
            byDay.forEach((day, points) -> days.computeIfAbsent(day, none -> new TreeMap<>())
                    .merge(village, Sum.NONE.plus(points), (sum, one) -> sum.plus(points)));
            Map<Ending.Fate, Long> fates = Ending.byFate(lots);
            waiting = waiting.plus(fates.getOrDefault(Ending.Fate.WAITS, 0L));
            lasting = lasting.plus(fates.getOrDefault(Ending.Fate.LASTS, 0L));
            if (!byDay.isEmpty()) {
                remember(home, fates.getOrDefault(Ending.Fate.ENDS, 0L), byDay.firstKey());
            }
            return this;
        }

        private void remember(Expiring.Home home, long points, LocalDate first) {
            largest.add(new Largest(
                    home.household().id(),
                    home.household().headName(),
                    home.household().village(),
                    null,
                    points,
                    first));
            if (largest.size() > 20 * MOST_LARGEST) {
                keepLargest();
            }
        }

        private void keepLargest() {
            largest.sort(Comparator.comparingLong(Largest::points).reversed().thenComparing(Largest::household));
            largest.subList(Math.min(MOST_LARGEST, largest.size()), largest.size())
                    .clear();
        }

        ExpiryPreview done(String rule, Map<UUID, String> names) {
            keepLargest();
            return new ExpiryPreview(
                    rule,
                    days.entrySet().stream()
                            .map(day -> day(day.getKey(), day.getValue(), names))
                            .toList(),
                    waiting,
                    lasting,
                    largest.stream()
                            .map(one -> new Largest(
                                    one.household(),
                                    one.headName(),
                                    one.village(),
                                    names.get(one.village()),
                                    one.points(),
                                    one.lastDay()))
                            .toList());
        }

        private static Day day(LocalDate lastDay, Map<UUID, Sum> villages, Map<UUID, String> names) {
            return new Day(
                    lastDay,
                    villages.values().stream().mapToLong(Sum::households).sum(),
                    villages.values().stream().mapToLong(Sum::points).sum(),
                    villages.entrySet().stream()
                            .map(each -> new OfVillage(
                                    each.getKey(),
                                    names.getOrDefault(each.getKey(), ""),
                                    each.getValue().households(),
                                    each.getValue().points()))
                            .sorted(Comparator.comparingLong(OfVillage::points)
                                    .reversed()
                                    .thenComparing(OfVillage::name))
                            .toList());
        }
    }
}
