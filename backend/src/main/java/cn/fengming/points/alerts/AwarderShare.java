package cn.fengming.points.alerts;

import cn.fengming.points.alerts.Suspicion.Ground;
import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One person through whose hands an unusual share of a village's points of a quarter went. Panels count as many. */
final class AwarderShare {

    private AwarderShare() {}

    static List<Suspicion> of(Quarter quarter, List<PostedAward> awards, Thresholds limits) {
        Map<UUID, List<PostedAward>> villages = new TreeMap<>();
        awards.forEach(award -> villages.computeIfAbsent(award.village(), none -> new ArrayList<>())
                .add(award));
        return villages.entrySet().stream()
                .flatMap(each -> ofVillage(quarter, each.getKey(), each.getValue(), limits).stream())
                .toList();
    }

    private static List<Suspicion> ofVillage(
            Quarter quarter, UUID village, List<PostedAward> awards, Thresholds limits) {
        long all = awards.stream().mapToLong(PostedAward::points).sum();
        Map<UUID, List<PostedAward>> hands = new TreeMap<>();
        awards.forEach(award -> award.writers().stream()
                .filter(person -> !person.equals(Actor.SYSTEM_PERSON))
                .forEach(person ->
                        hands.computeIfAbsent(person, none -> new ArrayList<>()).add(award)));
        return hands.entrySet().stream()
                .filter(each -> tooMuch(points(each.getValue()), all, limits))
                .map(each -> said(quarter, village, each.getKey(), each.getValue(), all))
                .toList();
    }

    private static boolean tooMuch(long points, long all, Thresholds limits) {
        return points >= limits.awarderPoints() && points * 100 >= all * limits.awarderPercent();
    }

    private static Suspicion said(Quarter quarter, UUID village, UUID person, List<PostedAward> through, long all) {
        long points = points(through);
        return new Suspicion(
                AlertKind.ONE_AWARDER,
                quarter + "/" + village + "/" + person,
                village,
                quarter + " {village:" + village + "}入账 " + all + " 分，其中 " + points + " 分（" + points * 100 / all + "%，"
                        + through.size() + " 笔）由" + Suspicion.person(person) + "一人经手",
                Map.of("全村入账", all, "一人经手", points, "笔数", (long) through.size()),
                through.stream().map(AwarderShare::ground).toList());
    }

    static Ground ground(PostedAward award) {
        return new Ground("application", award.application(), award.rule() + " " + award.points() + " 分");
    }

    private static long points(List<PostedAward> awards) {
        return awards.stream().mapToLong(PostedAward::points).sum();
    }
}
