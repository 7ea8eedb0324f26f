package cn.fengming.points.alerts;

import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Points that were written down in the last days of a quarter, far above the quarter's daily mean. */
final class QuarterSpike {

    private QuarterSpike() {}

    static List<Suspicion> of(Quarter quarter, List<PostedAward> awards, ZoneId zone, Thresholds limits) {
        Map<UUID, List<PostedAward>> villages = new TreeMap<>();
        awards.forEach(award -> villages.computeIfAbsent(award.village(), none -> new ArrayList<>())
                .add(award));
        return villages.entrySet().stream()
                .flatMap(each -> ofVillage(quarter, each.getKey(), each.getValue(), zone, limits).stream())
                .toList();
    }

    private static List<Suspicion> ofVillage(
            Quarter quarter, UUID village, List<PostedAward> awards, ZoneId zone, Thresholds limits) {
        LocalDate from = quarter.lastDay().minusDays(limits.spikeDays() - 1L);
        long days = quarter.lastDay().toEpochDay() - quarter.firstDay().toEpochDay() + 1;
        List<PostedAward> late = awards.stream()
                .filter(award -> {
                    LocalDate day = award.recordedAt().atZone(zone).toLocalDate();
                    return !day.isBefore(from) && !day.isAfter(quarter.lastDay());
                })
                .toList();
        long all = awards.stream().mapToLong(PostedAward::points).sum();
        long last = late.stream().mapToLong(PostedAward::points).sum();
        boolean spike =
                last >= limits.spikePoints() && last * days * 100 >= all * limits.spikeDays() * limits.spikeFactor();
        return spike
                ? List.of(new Suspicion(
                        AlertKind.SPIKE,
                        quarter + "/" + village,
                        village,
                        quarter + " {village:" + village + "}全季 " + all + " 分，最后 " + limits.spikeDays() + " 天就记了 "
                                + last + " 分，每天是平均的 " + last * days * 100 / (all * limits.spikeDays()) + "%",
                        Map.of("全季积分", all, "最后几天", last, "天数", (long) limits.spikeDays()),
                        late.stream().map(AwarderShare::ground).toList()))
                : List.of();
    }
}
