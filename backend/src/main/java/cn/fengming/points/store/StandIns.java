package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says as what somebody acts for a household, and writes it down with the deed. Whoever works at the counter acts as
 * staff, also for kin: the code of what they redeem is not theirs to see.
 */
@Component
class StandIns {

    static final String PHOTO_SUBJECT = "store.errand";

    private final Proxies proxies;
    private final Errands errands;
    private final SupplySettingsShelf settings;
    private final Community community;
    private final Photos photos;
    private final Ids ids;
    private final Clock clock;

    StandIns(
            Proxies proxies,
            Errands errands,
            SupplySettingsShelf settings,
            Community community,
            Photos photos,
            Ids ids,
            Clock clock) {
        this.proxies = proxies;
        this.errands = errands;
        this.settings = settings;
        this.community = community;
        this.photos = photos;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 403 when they may not redeem for that household; 400 by staff without a signature or photo */
    Mono<StandIn> redeeming(Actor actor, Household household, Errand.@Nullable Proof proof) {
        if (household.id().equals(actor.household())) {
            return Mono.just(StandIn.ITSELF);
        }
        if (actor.serves(household.village(), Role.COMMITTEE, Role.CLERK)) {
            return Mono.fromSupplier(() -> StandIn.staff(mustShow(proof)));
        }
        return kinOf(actor, household.id())
                .map(StandIn::kin)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("您没有办理这户事务的权限；亲戚代办，请这家人先登记代办人")));
    }

    private static Errand.Proof mustShow(Errand.@Nullable Proof proof) {
        if (proof == null) {
            throw Problem.invalid("proof.photos", "请这家人签个字，或者拍一张照片");
        }
        return proof;
    }

    /** By which registration the actor's people act for a household; nothing when they do not. */
    Mono<Proxy> kinOf(Actor actor, UUID household) {
        return community
                .joinedIn(actor.town(), actor.household())
                .filter(homes -> !homes.isEmpty())
                .flatMap(homes -> proxies.between(actor.town(), household, homes));
    }

    /** Writes down who redeemed, when it was not the household. */
    Mono<Void> redeemed(Actor actor, Redemption redemption, StandIn by) {
        Errand.Capacity capacity = by.capacity();
        return capacity == null
                ? Mono.empty()
                : write(
                        actor,
                        new Errand(
                                ids.next(),
                                redemption.id(),
                                redemption.villageId(),
                                redemption.householdId(),
                                redemption.quarter(),
                                Errand.Part.REDEEMED,
                                capacity,
                                actor.person().toString(),
                                actor.person(),
                                by.proxy(),
                                actor.name(),
                                by.relation(),
                                by.reason(),
                                actor.person(),
                                actor.name(),
                                clock.instant(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        by.photos());
    }

    /**
     * Writes down that one of the committee is going to collect.
     *
     * @throws Problem 409 somebody collects already; 422 collects-for-too-many
     */
    Mono<Errand> collecting(Actor actor, Redemption redemption, Collector collector, Errand.Proof proof) {
        Errand errand = errand(
                actor,
                redemption,
                collector,
                Errand.Capacity.STAFF,
                actor.person(),
                proof.reason().strip());
        return mustNotCollectForMore(actor, errand)
                .then(write(actor, errand, proof.photos()))
                .thenReturn(errand);
    }

    /**
     * Writes down who collected.
     *
     * @param gone whether the goods have left already, so that no limit brings them back
     * @throws Problem 422 collects-for-too-many, proxy-unknown
     */
    Mono<Errand> collected(Actor recorder, Redemption redemption, Collector collector, String reason, boolean gone) {
        return capacity(recorder, redemption, collector)
                .map(capacity -> errand(recorder, redemption, collector, capacity, null, reason))
                .delayUntil(errand ->
                        errand.capacity().counted() && !gone ? mustNotCollectForMore(recorder, errand) : Mono.empty())
                .delayUntil(errand -> write(recorder, errand, List.of()));
    }

    private Mono<Errand.Capacity> capacity(Actor recorder, Redemption redemption, Collector collector) {
        return Mono.justOrEmpty(collector.proxy())
                .flatMap(proxy -> proxies.find(recorder.town(), proxy)
                        .filter(found ->
                                found.endedAt() == null && found.householdId().equals(redemption.householdId()))
                        .switchIfEmpty(Mono.error(() -> Problem.refused("proxy-unknown", "这位代办人没有登记，或者已经取消")))
                        .doOnNext(found -> mustNotBeOwn(recorder, found)))
                .map(proxy -> Errand.Capacity.KIN)
                .defaultIfEmpty(Errand.Capacity.OTHER);
    }

    /** @throws Problem 403 to the clerk whose own people redeemed it as kin of another household */
    Mono<Void> mustNotHandToOwn(Actor clerk, Redemption redemption, Collection<UUID> homes) {
        return proxies.kinWhoRedeemed(clerk.town(), redemption.id())
                .filter(homes::contains)
                .flatMap(own -> Mono.error(() -> Problem.forbidden("这是您自己家的人代换的，请另一位工作人员交货")));
    }

    /** Another person hands over. */
    private static void mustNotBeOwn(Actor clerk, Proxy kin) {
        if (kin.kinId().equals(clerk.household())) {
            throw Problem.forbidden("来领的是您自己家的人，请另一位工作人员交货");
        }
    }

    private Errand errand(
            Actor recorder,
            Redemption redemption,
            Collector collector,
            Errand.Capacity capacity,
            @Nullable UUID person,
            String reason) {
        String name = collector.name().strip();
        return new Errand(
                ids.next(),
                redemption.id(),
                redemption.villageId(),
                redemption.householdId(),
                redemption.quarter(),
                Errand.Part.COLLECTED,
                capacity,
                person == null ? redemption.villageId() + " " + name : person.toString(),
                person,
                capacity == Errand.Capacity.KIN ? collector.proxy() : null,
                name,
                collector.relation().strip(),
                reason,
                recorder.person(),
                recorder.name(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Mono<Void> mustNotCollectForMore(Actor recorder, Errand errand) {
        UUID town = recorder.town();
        return settings.of(town)
                .flatMap(decided -> errands.lockCollector(town, errand.quarter(), errand.who(), decided.mostCollected())
                        .then(errands.collectedFor(town, errand.quarter(), errand.who(), errand.householdId()))
                        .doOnNext(others -> mustBeWithin(others, decided.mostCollected())))
                .then();
    }

    private static void mustBeWithin(long others, int most) {
        if (others >= most) {
            throw Problem.refused("collects-for-too-many", "一个人一期最多替 " + most + " 户代领；亲戚请先登记为代办人")
                    .with("limit", most);
        }
    }

    private Mono<Void> write(Actor actor, Errand errand, List<UUID> pictures) {
        return errands.add(actor.town(), errand)
                .then(photos.claim(
                        actor,
                        pictures,
                        PHOTO_SUBJECT,
                        errand.id(),
                        Audience.household(errand.villageId(), errand.householdId())));
    }
}
