package cn.fengming.points.alerts;

import cn.fengming.points.alerts.Suspicion.Ground;
import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.store.HandedOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody had a hand in what their own household or kin got. The desks refuse that when it is known; this finds what was
 * recorded later: a kinship, a person's household.
 */
final class SelfDealing {

    private SelfDealing() {}

    /** @param homes the household of each person, as far as they have one in the town */
    static List<Suspicion> ofAwards(List<PostedAward> awards, Map<UUID, UUID> homes, KinCircles kin) {
        List<Suspicion> found = new ArrayList<>();
        for (PostedAward award : awards) {
            Stream.concat(award.writers().stream(), award.judges().stream())
                    .distinct()
                    .sorted()
                    .filter(person -> own(person, award.household(), homes, kin))
                    .forEach(person -> found.add(new Suspicion(
                            AlertKind.SELF_DEALING,
                            "application/" + award.application() + "/" + person,
                            award.village(),
                            Suspicion.person(person) + (award.writers().contains(person) ? "经手" : "评议") + "了"
                                    + relation(person, award.household(), homes)
                                    + Suspicion.household(award.household())
                                    + "的“" + award.rule() + "”" + award.points() + " 分",
                            Map.of("积分", award.points()),
                            List.of(AwarderShare.ground(award)))));
        }
        return found;
    }

    /** Only what the clerk handed over with nobody else collecting. */
    static List<Suspicion> ofHandovers(List<HandedOver> handovers, Map<UUID, UUID> homes, KinCircles kin) {
        return handovers.stream()
                .filter(each -> each.collector() == null && own(each.clerk(), each.household(), homes, kin))
                .map(each -> new Suspicion(
                        AlertKind.SELF_DEALING,
                        "redemption/" + each.redemption() + "/" + each.clerk(),
                        each.village(),
                        Suspicion.person(each.clerk()) + "一个人给" + relation(each.clerk(), each.household(), homes)
                                + Suspicion.household(each.household()) + "发了 " + each.goods() + "（" + each.points()
                                + " 分）",
                        Map.of("积分", each.points()),
                        List.of(new Ground("redemption", each.redemption(), each.goods()))))
                .toList();
    }

    /** Everybody whose household has to be known. */
    static Set<UUID> persons(List<PostedAward> awards, List<HandedOver> handovers) {
        Set<UUID> persons = new TreeSet<>();
        awards.forEach(award -> {
            persons.addAll(award.writers());
            persons.addAll(award.judges());
        });
        handovers.forEach(each -> persons.add(each.clerk()));
        return persons;
    }

    private static boolean own(UUID person, UUID household, Map<UUID, UUID> homes, KinCircles kin) {
        return Optional.ofNullable(homes.get(person))
                .filter(home -> kin.related(home, household))
                .isPresent();
    }

    private static String relation(UUID person, UUID household, Map<UUID, UUID> homes) {
        return household.equals(homes.get(person)) ? "自己家" : "亲属";
    }
}
