package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes out redemptions for those who may see them. Who may, the caller has checked. */
@Component
class Slips {

    private final Redemptions redemptions;
    private final PickupCodes codes;
    private final Community community;

    Slips(Redemptions redemptions, PickupCodes codes, Community community) {
        this.redemptions = redemptions;
        this.codes = codes;
        this.community = community;
    }

    /** As the actor may see it: the own household with its code while open, staff with the household's name. */
    Mono<Slip> seenBy(Actor actor, Redemption redemption) {
        return community
                .joinedIn(actor.town(), actor.household())
                .flatMap(homes -> redemption.isOf(homes)
                        ? forHousehold(actor.town(), redemption)
                        : forCounter(actor.town(), redemption));
    }

    /** For the household: with its code while open. */
    Mono<Slip> forHousehold(UUID town, Redemption redemption) {
        return plain(town, List.of(redemption)).map(slips -> slips.get(0)).flatMap(slip -> withCode(town, slip));
    }

    /** For the counter: with the household's name, without the code. */
    Mono<Slip> forCounter(UUID town, Redemption redemption) {
        return forCounter(town, List.of(redemption)).map(slips -> slips.get(0));
    }

    Mono<List<Slip>> forCounter(UUID town, List<Redemption> found) {
        return Mono.zip(
                plain(town, found),
                heads(town, found),
                (slips, heads) -> slips.stream()
                        .map(slip -> slip.withHead(heads.getOrDefault(slip.householdId(), "")))
                        .toList());
    }

    /** Lists show neither code nor name. */
    Mono<List<Slip>> plain(UUID town, List<Redemption> found) {
        return redemptions
                .lines(town, found.stream().map(Redemption::id).toList())
                .collect(Collectors.groupingBy(RedemptionLine::redemptionId))
                .map(lines -> found.stream()
                        .map(redemption -> Slip.of(redemption, lines.getOrDefault(redemption.id(), List.of())))
                        .toList());
    }

    private Mono<Slip> withCode(UUID town, Slip slip) {
        return redemptions
                .sealedCode(town, slip.id())
                .flatMap(box -> codes.open(town, slip.villageId(), slip.id(), box))
                .map(slip::withCode)
                .defaultIfEmpty(slip);
    }

    private Mono<Map<UUID, String>> heads(UUID town, List<Redemption> found) {
        return community
                .households(
                        town,
                        found.stream().map(Redemption::householdId).distinct().toList())
                .collectMap(Household::id, Household::headName);
    }
}
