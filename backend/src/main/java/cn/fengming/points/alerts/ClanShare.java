package cn.fengming.points.alerts;

import cn.fengming.points.alerts.Suspicion.Ground;
import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.kernel.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One surname or one circle of kin that got much more of a village's points than it is of its households. A surname is a
 * hint and no more: half a village may bear one.
 */
final class ClanShare {

    /** Two households are no clan. */
    private static final int FEWEST_HOMES = 3;

    private ClanShare() {}

    /**
     * @param homes the village's active households and their heads' names
     * @param circles of kin, by household; those of none are left out
     */
    static List<Suspicion> of(
            Quarter quarter,
            UUID village,
            Map<UUID, String> homes,
            Map<UUID, UUID> circles,
            List<PostedAward> awards,
            Thresholds limits) {
        Map<String, List<UUID>> clans = new TreeMap<>();
        homes.forEach((home, head) -> {
            clans.computeIfAbsent("姓" + Surname.of(head), none -> new ArrayList<>())
                    .add(home);
            UUID circle = circles.get(home);
            if (circle != null) {
                clans.computeIfAbsent("亲属圈/" + circle, none -> new ArrayList<>())
                        .add(home);
            }
        });
        Map<UUID, Long> got = new HashMap<>();
        awards.stream()
                .filter(award -> award.village().equals(village))
                .forEach(award -> got.merge(award.household(), award.points(), Long::sum));
        long all = got.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Suspicion> found = new LinkedHashMap<>();
        clans.forEach((clan, members) -> {
            long points = members.stream()
                    .mapToLong(home -> got.getOrDefault(home, 0L))
                    .sum();
            if (members.size() >= FEWEST_HOMES && tooMuch(points, all, members.size(), homes.size(), limits)) {
                found.put(clan, said(quarter, village, clan, members, got, all, homes.size()));
            }
        });
        return List.copyOf(found.values());
    }

    /** Shares are compared by multiplying crosswise: points/all against homes/every home, without a fraction. */
    private static boolean tooMuch(long points, long all, long homes, long everyHome, Thresholds limits) {
        return points >= limits.awarderPoints()
                && points * 100 >= all * limits.clanPercent()
                && points * everyHome * 100 >= all * homes * limits.clanFactor();
    }

    private static Suspicion said(
            Quarter quarter,
            UUID village,
            String clan,
            List<UUID> members,
            Map<UUID, Long> got,
            long all,
            long everyHome) {
        long points =
                members.stream().mapToLong(home -> got.getOrDefault(home, 0L)).sum();
        String name = clan.startsWith("姓") ? "户主姓" + clan.substring(1) + "的" : "互为亲属的";
        List<Ground> most = members.stream()
                .filter(home -> got.containsKey(home))
                .sorted(Comparator.comparing((UUID home) -> got.getOrDefault(home, 0L))
                        .reversed())
                .map(home -> new Ground("household", home, got.get(home) + " 分"))
                .collect(Collectors.toList());
        return new Suspicion(
                AlertKind.ONE_CLAN,
                quarter + "/" + village + "/" + clan,
                village,
                quarter + " {village:" + village + "}" + name + members.size() + " 户（全村 " + everyHome + " 户）得了 "
                        + points + " 分，占全村 " + all + " 分的 " + points * 100 / all + "%",
                Map.of("全村入账", all, "其中得分", points, "全村户数", everyHome, "其中户数", (long) members.size()),
                most);
    }
}
