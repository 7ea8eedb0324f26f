package cn.fengming.points.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign stands in the whole town at the end of a day. Figures only: who is behind is said, nobody is ranked.
 *
 * @param phaseWords the phase of that day; null between phases
 * @param groups for each work the classes of villages in the order of their names, and one line for all of them
 * @param villages one line for each village and work, by the village's spelling
 * @param days for each work all villages together, day by day
 */
record Picture(
        CampaignView campaign,
        LocalDate day,
        @Nullable String phaseWords,
        List<GroupSum> groups,
        List<Load> villages,
        List<WorkDay> days) {

    /**
     * @param group class of villages; null for all of them together
     * @param silent villages with something left that reported nothing for the day
     */
    record GroupSum(
            String work,
            @Nullable String group,
            BigDecimal target,
            BigDecimal done,
            BigDecimal remaining,
            int villages,
            int finished,
            int behind,
            int silent) {}

    record WorkDay(
            String work,
            LocalDate day,
            BigDecimal done,
            BigDecimal planned,
            @Nullable BigDecimal remaining) {}

    /** @param loads with their days, by the village's spelling */
    static Picture of(Campaign campaign, LocalDate day, List<Load> loads) {
        String phase = campaign.phases().stream()
                .filter(each -> each.covers(day))
                .reduce((earlier, later) -> later)
                .map(each -> each.kind().words())
                .orElse(null);
        List<GroupSum> sums = new ArrayList<>();
        List<WorkDay> days = new ArrayList<>();
        for (Work work : campaign.works()) {
            List<Load> ofWork = loads.stream()
                    .filter(load -> load.work().equals(work.code()))
                    .toList();
            ofWork.stream()
                    .map(Load::group)
                    .filter(group -> !group.isEmpty())
                    .distinct()
                    .sorted()
                    .map(group -> sum(work, group, inGroup(ofWork, group)))
                    .forEach(sums::add);
            sums.add(sum(work, null, ofWork));
            days.addAll(together(work, ofWork));
        }
        return new Picture(
                CampaignView.of(campaign, day),
                day,
                phase,
                sums,
                loads.stream().map(Load::withoutDays).toList(),
                days);
    }

    private static List<Load> inGroup(List<Load> loads, String group) {
        return loads.stream().filter(load -> load.group().equals(group)).toList();
    }

    private static GroupSum sum(Work work, @Nullable String group, List<Load> loads) {
        return new GroupSum(
                work.code(),
                group,
                loads.stream().map(Load::target).reduce(BigDecimal.ZERO, BigDecimal::add),
                loads.stream().map(Load::done).reduce(BigDecimal.ZERO, BigDecimal::add),
                loads.stream().map(Load::remaining).reduce(BigDecimal.ZERO, BigDecimal::add),
                loads.size(),
                count(loads, load -> load.pace() == Load.Pace.DONE),
                count(loads, load -> load.pace() == Load.Pace.BEHIND || load.pace() == Load.Pace.OVERDUE),
                count(
                        loads,
                        load -> load.remaining().signum() > 0
                                && load.doneToday().signum() == 0));
    }

    private static int count(List<Load> loads, java.util.function.Predicate<Load> which) {
        return (int) loads.stream().filter(which).count();
    }

    private static List<WorkDay> together(Work work, List<Load> loads) {
        Map<LocalDate, WorkDay> sums = new LinkedHashMap<>();
        loads.stream()
                .flatMap(load -> load.days().stream())
                .map(each -> new WorkDay(work.code(), each.day(), each.done(), each.planned(), each.remaining()))
                .forEach(each -> sums.merge(each.day(), each, Picture::added));
        return List.copyOf(sums.values());
    }

    private static WorkDay added(WorkDay one, WorkDay other) {
        boolean known = one.remaining() != null && other.remaining() != null;
        return new WorkDay(
                one.work(),
                one.day(),
                one.done().add(other.done()),
                one.planned().add(other.planned()),
                known ? Objects.requireNonNull(one.remaining()).add(Objects.requireNonNull(other.remaining())) : null);
    }
}
