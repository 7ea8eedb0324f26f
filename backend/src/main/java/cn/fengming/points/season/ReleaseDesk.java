package cn.fengming.points.season;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.store.GoodsDesk;
import cn.fengming.points.store.RedemptionWindow;
import cn.fengming.points.store.WindowDesk;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Marks goods as scarce and takes the entries of households. The chance of a draw is promised at that moment, before
 * anybody has put themselves down, and told when it is drawn.
 */
@Component
class ReleaseDesk {

    private final SecureRandom random = new SecureRandom();

    private final Releases releases;
    private final Entries entries;
    private final Rights rights;
    private final Homes homes;
    private final WindowDesk windows;
    private final GoodsDesk goods;
    private final Ledger ledger;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    ReleaseDesk(
            Releases releases,
            Entries entries,
            Rights rights,
            Homes homes,
            WindowDesk windows,
            GoodsDesk goods,
            Ledger ledger,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.releases = releases;
        this.entries = entries;
        this.rights = rights;
        this.homes = homes;
        this.windows = windows;
        this.goods = goods;
        this.ledger = ledger;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Announced(UUID release, UUID window, UUID village, UUID good) {

        static Announced of(Release release) {
            return new Announced(release.id(), release.window(), release.village(), release.good());
        }
    }

    /**
     * Announces, once: a repeat answers what stands.
     *
     * @throws Problem 403 not of the village's committee; 404 unknown window or good; 409 when the good has one already;
     *     400 and 422 as {@link ReleaseForm#of}
     */
    @Transactional
    public Mono<Release> announce(Actor actor, UUID window, UUID id, ReleaseForm form) {
        return windows.window(actor.town(), window)
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE))
                .flatMap(found -> releases.find(actor.town(), id)
                        .doOnNext(known -> form.mustSay(known, window))
                        .switchIfEmpty(Mono.defer(() -> announce(actor, found, id, form))));
    }

    private Mono<Release> announce(Actor actor, RedemptionWindow window, UUID id, ReleaseForm form) {
        return goods.good(actor.town(), form.good())
                .zipWhen(good -> ledger.balance(actor.town(), Account.stock(window.villageId(), good.id())))
                .zipWhen(
                        found -> freshSeed(),
                        (found, seed) -> form.of(
                                id, window, found.getT1(), found.getT2(), seed, clock.instant(), clock.getZone()))
                .delayUntil(release -> write(actor, release));
    }

    private Mono<Seed> freshSeed() {
        return Mono.fromSupplier(() -> Seed.fresh(random)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> write(Actor actor, Release release) {
        return releases.add(actor.town(), release, actor)
                .filter(fresh -> fresh)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("try-again", "请再试一次")))
                .flatMap(fresh -> release.way() == Release.Way.SLICES ? cut(actor.town(), release) : Mono.empty())
                .then(audit.record(actor, "season.release-announced", "release", release.id(), null, release))
                .then(outbox.tell(actor.town(), "season.release-announced", release.id(), Announced.of(release)));
    }

    private Mono<Void> cut(UUID town, Release release) {
        return homes.groups(town, release.village()).flatMap(groups -> {
            List<@Nullable UUID> ids = new ArrayList<>();
            groups.forEach(group -> ids.add(group.id()));
            return rights.addSlices(
                    town,
                    release.id(),
                    Release.cut(
                            release.pieces(),
                            ids,
                            groups.stream().map(Homes.Sized::households).toList()));
        });
    }

    /**
     * Puts a household down, once; emits its number.
     *
     * @throws Problem 404 unknown; 403 another's household; 422 sign-up-over, or when it is of another village
     */
    @Transactional
    public Mono<Integer> enter(Actor actor, UUID id, @Nullable UUID household) {
        return homes.spokenFor(actor, household)
                .flatMap(home -> lock(actor.town(), id)
                        .map(release -> mustBeOf(release, home).mustTakeEntries(clock.instant()))
                        .flatMap(release -> entries.add(
                                actor.town(),
                                id,
                                home.id(),
                                actor,
                                !home.id().equals(actor.household()),
                                clock.instant()))
                        .delayUntil(number -> recordForOther(actor, home, id, "season.entered-for-household")));
    }

    /** Takes the household out of the pot again, as long as it is not drawn. */
    @Transactional
    public Mono<Void> withdraw(Actor actor, UUID id, @Nullable UUID household) {
        return homes.spokenFor(actor, household)
                .flatMap(home -> lock(actor.town(), id)
                        .map(release -> release.mustTakeEntries(clock.instant()))
                        .flatMap(release -> entries.withdraw(actor.town(), id, home.id(), clock.instant()))
                        .then(Mono.defer(() -> recordForOther(actor, home, id, "season.withdrawn-for-household"))));
    }

    private Mono<Void> recordForOther(Actor actor, Household home, UUID release, String action) {
        return home.id().equals(actor.household())
                ? Mono.empty()
                : audit.record(actor, action, "household", home.id(), null, new ForHousehold(release));
    }

    record ForHousehold(UUID release) {}

    private static Release mustBeOf(Release release, Household home) {
        if (!release.village().equals(home.village())) {
            throw Problem.refused("other-village", "这是别的村的商品，您家不能报名");
        }
        return release;
    }

    /** @throws Problem 404 unknown; 403 not of the committee; 409 release-fixed */
    @Transactional
    public Mono<Release> cancel(Actor actor, UUID id, ReleaseForm.Ending ending) {
        return lock(actor.town(), id)
                .doOnNext(release -> actor.mustServe(release.village(), Role.COMMITTEE))
                .zipWhen(release -> windows.window(actor.town(), release.window()))
                .doOnNext(found -> found.getT1()
                        .mustBeCancellable(LocalDate.now(clock), found.getT2().opensOn()))
                .flatMap(found ->
                        releases.cancel(actor.town(), id, ending.reason().strip()))
                .then(audit.record(actor, "season.release-cancelled", "release", id, ending.reason()))
                .then(Mono.defer(() -> find(actor.town(), id)));
    }

    private Mono<Release> lock(UUID town, UUID id) {
        return releases.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这种紧俏商品")));
    }

    /** @throws Problem 404 when the town has none such */
    Mono<Release> find(UUID town, UUID id) {
        return releases.find(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这种紧俏商品")));
    }
}
