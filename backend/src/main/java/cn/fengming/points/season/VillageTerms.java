package cn.fengming.points.season;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Group;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.store.Redeeming;
import cn.fengming.points.store.SeasonTerms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the village has arranged, where goods are redeemed and handed over. Goods that are not scarce pass untouched. */
@Component
class VillageTerms implements SeasonTerms {

    private final Releases releases;
    private final Rights rights;
    private final Refusals refusals;
    private final SlotPlans plans;
    private final WishRounds wishes;
    private final Community community;
    private final Clock clock;

    VillageTerms(
            Releases releases,
            Rights rights,
            Refusals refusals,
            SlotPlans plans,
            WishRounds wishes,
            Community community,
            Clock clock) {
        this.releases = releases;
        this.rights = rights;
        this.refusals = refusals;
        this.plans = plans;
        this.wishes = wishes;
        this.community = community;
        this.clock = clock;
    }

    /** Shops and fairs have goods of their own, which nobody shares out. */
    @Override
    public Mono<Void> mayRedeem(UUID town, Redeeming redeeming) {
        return redeeming.outlet() != null
                ? Mono.empty()
                : releases.scarce(town, redeeming.window(), redeeming.pieces().keySet())
                        .collectList()
                        .flatMapIterable(scarce -> scarce)
                        .filter(release -> !release.openToAll(LocalDate.now(clock)))
                        .concatMap(release -> take(town, release, redeeming))
                        .then();
    }

    private Mono<Void> take(UUID town, Release release, Redeeming redeeming) {
        int pieces = redeeming.pieces().getOrDefault(release.good(), 0);
        Mono<Integer> taken = release.way() == Release.Way.DRAW
                ? takeTurn(town, release, redeeming.household(), pieces)
                : takeSlice(town, release, redeeming.household(), pieces);
        return taken.flatMap(place ->
                rights.claim(town, redeeming.redemption(), release.id(), place, redeeming.household(), pieces));
    }

    private Mono<Integer> takeTurn(UUID town, Release release, UUID household, int pieces) {
        return Mono.just(release)
                .filter(each -> each.state() == Release.State.DRAWN)
                .zipWhen(drawn -> community.joinedIn(town, household))
                .flatMap(
                        found -> rights.takeTurn(town, found.getT1().id(), found.getT2(), pieces, LocalDate.now(clock)))
                .switchIfEmpty(Mono.defer(() -> refusals.noTurn(town, release, household)));
    }

    private Mono<Integer> takeSlice(UUID town, Release release, UUID household, int pieces) {
        return rights.takenBy(town, release.id(), household)
                .filter(before -> before + pieces <= release.each())
                .switchIfEmpty(Mono.error(() -> Refusals.moreThanEach(release)))
                .then(Mono.defer(() -> community.household(town, household)))
                .flatMap(home -> rights.takeSlice(town, release.id(), home.group(), pieces)
                        .switchIfEmpty(Mono.defer(() -> refusals.sliceUsedUp(town, release, home.group()))));
    }

    @Override
    public Mono<Void> givenBack(UUID town, UUID redemption) {
        return rights.giveBack(town, redemption, clock.instant());
    }

    @Override
    public Mono<Void> mayCollect(UUID town, UUID redemption, UUID window, UUID household) {
        return plans.find(town, window)
                .zipWhen(plan -> community.household(town, household))
                .filter(found -> !found.getT1().admits(found.getT2().group(), LocalDateTime.now(clock)))
                .filterWhen(found -> plans.isLetIn(town, redemption).map(letIn -> !letIn))
                .flatMap(found -> Mono.error(() -> Problem.refused(
                                "outside-hours",
                                "现在不是这户的取货时间，"
                                        + found.getT1().words(found.getT2().group(), null) + "。要现在发放，请写明原因")
                        .with("hours", found.getT1().words(found.getT2().group(), null))));
    }

    @Override
    public Flux<UUID> sharedOut(UUID town, UUID window) {
        return releases.ofWindow(town, window)
                .filter(release -> !release.openToAll(LocalDate.now(clock)))
                .map(Release::good);
    }

    @Override
    public Mono<Void> mayMove(UUID town, UUID window, LocalDate opensOn) {
        return releases.ofWindow(town, window)
                .filter(release -> release.state() == Release.State.SLICED && !release.openToAll(LocalDate.now(clock)))
                .filter(release -> release.openToAll(opensOn))
                .next()
                .flatMap(release -> Mono.error(() ->
                        Problem.refused("slices-in-the-way", release.goodName() + "的份额到那时已经向全村开放，请先取消份额，改了日子再分")));
    }

    @Override
    public Mono<LocalDate> collectableUntil(UUID town, UUID window) {
        return plans.find(town, window).map(SlotPlan::openUntil);
    }

    @Override
    public Mono<List<String>> toAnnounce(UUID town, UUID window) {
        return Mono.zip(
                spokenHours(town, window),
                spokenReleases(town, window),
                (hours, scarce) ->
                        Stream.concat(hours.stream(), scarce.stream()).toList());
    }

    private Mono<List<String>> spokenHours(UUID town, UUID window) {
        return plans.find(town, window)
                .zipWhen(plan -> community.groups(town, plan.village()).collectMap(Group::id, Group::name))
                .map(found -> found.getT1().spoken(found.getT2()))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<String>> spokenReleases(UUID town, UUID window) {
        return releases.ofWindow(town, window)
                .filter(release -> !release.openToAll(LocalDate.now(clock)))
                .map(release -> release.spoken(clock.getZone()))
                .collectList();
    }

    @Override
    public Mono<Map<UUID, Long>> wished(UUID town, UUID village) {
        return wishes.latest(town, village, LocalDate.now(clock))
                .flatMap(round -> wishes.pieces(town, round.id()))
                .defaultIfEmpty(Map.of());
    }
}
