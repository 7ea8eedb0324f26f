package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Act;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.GroupCommit;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Step;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns points into a claim on goods. Wallet, stock, the household's limit and the redemption change together or not at
 * all; the shared stock is touched last, so that a queue for one good waits as briefly as it can.
 */
@Component
public class RedemptionDesk {

    private final Redemptions redemptions;
    private final Windows windows;
    private final Goods goods;
    private final Outlets outlets;
    private final Tallies tallies;
    private final Allowances allowances;
    private final Terms terms;
    private final PickupCodes codes;
    private final Slips slips;
    private final StandIns standIns;
    private final Ledger ledger;
    private final Community community;
    private final Outbox outbox;
    private final Audit audit;
    private final GroupCommit commit;
    private final Ids ids;
    private final Clock clock;

    RedemptionDesk(
            Redemptions redemptions,
            Windows windows,
            Goods goods,
            Outlets outlets,
            Tallies tallies,
            Allowances allowances,
            Terms terms,
            PickupCodes codes,
            Slips slips,
            StandIns standIns,
            Ledger ledger,
            Community community,
            Outbox outbox,
            Audit audit,
            GroupCommit commit,
            Ids ids,
            Clock clock) {
        this.redemptions = redemptions;
        this.windows = windows;
        this.goods = goods;
        this.outlets = outlets;
        this.tallies = tallies;
        this.allowances = allowances;
        this.terms = terms;
        this.codes = codes;
        this.slips = slips;
        this.standIns = standIns;
        this.ledger = ledger;
        this.community = community;
        this.outbox = outbox;
        this.audit = audit;
        this.commit = commit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Redeems for one's own household, or for one that cannot (代办): as its registered kin, or, as the village's committee
     * or clerk, with its signature.
     *
     * @throws Problem 404 unknown household or good; 403 another's household; 400 by staff without a signature; 422
     *     window-closed, off-sale, over-household-limit, insufficient-points, and what {@link SeasonTerms} refuse; 409
     *     out-of-stock, price-changed, quarter-closed
     */
    public Mono<Slip> redeem(Actor actor, Wish wish) {
        UUID whose = Objects.requireNonNullElseGet(wish.household(), actor::mustHaveHousehold);
        return community
                .household(actor.town(), whose)
                .flatMap(household -> standIns.redeeming(actor, household, wish.proof())
                        .flatMap(by -> redeem(actor, ids.next(), household, wish, by)));
    }

    /** As above, when somebody has checked in which way the actor stands for the household. */
    Mono<Slip> redeem(Actor actor, UUID id, Household household, Wish wish, StandIn by) {
        return Mono.fromSupplier(household::mustBeActive)
                .delayUntil(active -> mustBeOpen(actor.town(), household, wish))
                .flatMap(active -> openWindow(actor.town(), household))
                .zipWith(basket(actor.town(), wish))
                .flatMap(found -> redeem(
                        actor,
                        household,
                        draft(actor, id, household, found.getT1(), found.getT2(), wish.outlet(), by),
                        found.getT2(),
                        by));
    }

    private Mono<Outlet> mustBeOpen(UUID town, Household household, Wish wish) {
        return Mono.justOrEmpty(wish.outlet())
                .flatMap(outlet -> outlets.find(town, outlet))
                .map(outlet -> outlet.mustBeOpenTo(household.village(), LocalDate.now(clock)));
    }

    private Mono<RedemptionWindow> openWindow(UUID town, Household household) {
        LocalDate today = LocalDate.now(clock);
        return windows.currentOrNext(town, household.village(), today)
                .switchIfEmpty(Mono.error(() -> Problem.refused("window-closed", "现在不在兑换期，下一期还没有安排")))
                .filter(window -> window.state(today) == RedemptionWindow.State.OPEN || refuseUntil(window.opensOn()))
                .flatMap(window -> terms.reaching(town, window));
    }

    private static boolean refuseUntil(LocalDate opensOn) {
        throw Problem.refused("window-closed", "还没有到兑换期，" + opensOn + " 开始兑换").with("opensOn", opensOn);
    }

    private Mono<Basket> basket(UUID town, Wish wish) {
        return goods.find(town, wish.lines().stream().map(Wanted::good).toList())
                .collectList()
                .map(known -> Basket.fill(wish.lines(), known).mustCost(wish.points()));
    }

    private Mono<Slip> redeem(Actor actor, Household household, Redemption draft, Basket basket, StandIn by) {
        List<RedemptionLine> lines =
                basket.lines().stream().map(line -> line.of(draft.id(), ids)).toList();
        Slip slip = Slip.of(draft, lines);
        return codes.draw(actor.town(), draft.villageId(), draft.id())
                .delayUntil(code -> write(actor, draft, basket, lines, code, by))
                .map(code -> by.seesCode() ? slip.withCode(code.shown()) : slip.withHead(household.headName()));
    }

    private Mono<Void> write(
            Actor actor,
            Redemption draft,
            Basket basket,
            List<RedemptionLine> lines,
            PickupCode.Fresh code,
            StandIn by) {
        List<Transfer> transfers =
                new Postings(ids, draft.book(), LocalDate.now(clock), actor.person()).redeem(draft, lines);
        Act limits = limits(actor.town(), draft, basket);
        Act redeemed = redeemed(actor, draft, lines, code, by);
        Act posted = Act.of(actor.town()).with(ledger.posted(transfers)).saying(Ledger::inWords);
        return isForEverybody(actor.town(), draft, basket)
                .flatMap(forEverybody -> forEverybody && !by.forAnother()
                        ? mustBeFree(actor.town(), draft, basket, transfers)
                                .then(commit.write(limits.and(redeemed).and(posted)))
                        : commit.alone(commit.write(limits)
                                .then(Mono.defer(() -> terms.mayRedeem(actor.town(), Redeeming.of(draft, basket))))
                                .then(Mono.defer(() -> commit.write(redeemed)))
                                .then(Mono.defer(() -> standIns.redeemed(actor, draft, by)))
                                .then(Mono.defer(() -> commit.write(posted)))));
    }

    /** Who plainly cannot have it hears so here, in the order in which the book would say it, and holds up no group. */
    private Mono<Void> mustBeFree(UUID town, Redemption draft, Basket basket, List<Transfer> transfers) {
        return allowances
                .taken(town, draft.villageId(), draft.householdId(), LocalDate.now(clock))
                .doOnNext(basket::mustStayWithinLimits)
                .then(ledger.mustCover(town, transfers));
    }

    /** What is shared out takes more than the household's own limits. */
    private Mono<Boolean> isForEverybody(UUID town, Redemption draft, Basket basket) {
        return draft.outletId() != null
                ? Mono.just(true)
                : terms.sharedOut(town, draft.windowId())
                        .map(scarce -> basket.lines().stream()
                                .noneMatch(line -> scarce.contains(line.good().id())));
    }

    private Redemption draft(
            Actor actor,
            UUID id,
            Household household,
            RedemptionWindow window,
            Basket basket,
            @Nullable UUID elsewhere,
            StandIn by) {
        return new Redemption(
                id,
                household.village(),
                window.id(),
                household.id(),
                window.book().code(),
                RedemptionState.OPEN,
                basket.points(),
                basket.costFen(),
                window.collectBy(LocalDate.now(clock)),
                actor.person(),
                by.forAnother() ? actor.name() : null,
                clock.instant(),
                ids.next(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                household.village().equals(elsewhere) ? null : elsewhere,
                null);
    }

    private Act limits(UUID town, Redemption draft, Basket basket) {
        return Act.of(town)
                .with(tallies.added(draft.windowId(), draft.householdId(), basket.lines()))
                .saying(refusal -> Tallies.refused(refusal)
                        .<Throwable>map(good -> Basket.overLimit(basket.good(good)))
                        .orElse(refusal));
    }

    private Act redeemed(Actor actor, Redemption draft, List<RedemptionLine> lines, PickupCode.Fresh code, StandIn by) {
        return Act.of(actor.town(), redemptions.added(draft, code), told(actor, draft))
                .with(redemptions.added(lines))
                .with(by.forAnother() ? List.of(recorded(actor, draft, by)) : List.of())
                .saying(refusal -> Redemptions.codeIsTaken(refusal) ? GroupCommit.again() : refusal);
    }

    private Step told(Actor actor, Redemption draft) {
        return outbox.told(
                "store.redeemed", draft.id(), Told.of(draft, draft.agentName() == null ? null : actor.person()));
    }

    private Step recorded(Actor actor, Redemption draft, StandIn by) {
        return audit.recorded(actor, "store.redeemed-for-household", "redemption", draft.id(), by.reason());
    }

    /** One redemption, for its household and the kin who redeemed it (with the code) or the staff of its village. */
    public Mono<Slip> find(Actor actor, UUID id) {
        return redemptions
                .find(actor.town(), id)
                .flatMap(redemption -> redeemedByKin(actor, redemption)
                        .flatMap(kin -> kin
                                ? slips.forHousehold(actor.town(), redemption)
                                : maySee(actor, redemption)
                                        .filter(may -> may)
                                        .flatMap(may -> slips.seenBy(actor, redemption))))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张兑换单")));
    }

    private Mono<Boolean> redeemedByKin(Actor actor, Redemption redemption) {
        return actor.person().equals(redemption.redeemedBy()) && !isStaff(actor, redemption)
                ? standIns.kinOf(actor, redemption.householdId()).hasElement()
                : Mono.just(false);
    }

    private static boolean isStaff(Actor actor, Redemption redemption) {
        return actor.serves(redemption.villageId(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
    }

    private Mono<Boolean> maySee(Actor actor, Redemption redemption) {
        return isStaff(actor, redemption)
                ? Mono.just(true)
                : community.joinedIn(actor.town(), actor.household()).map(redemption::isOf);
    }

    /** Those of one's own household and of those merged into it, newest first, without codes. */
    Mono<Page<Slip>> mine(Actor actor, @Nullable UUID before, int size) {
        return community
                .joinedIn(actor.town(), actor.mustHaveHousehold())
                .flatMapMany(homes -> redemptions.ofHouseholds(actor.town(), homes, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, redemption -> redemption.id().toString()))
                .flatMap(page -> slips.plain(actor.town(), page.items()).map(items -> new Page<>(items, page.next())));
    }

    /** A village's, newest first, with the households' names, for its staff. */
    Mono<Page<Slip>> ofVillage(
            Actor actor,
            UUID village,
            @Nullable RedemptionState state,
            @Nullable UUID household,
            @Nullable UUID before,
            int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community
                .village(actor.town(), village)
                .thenMany(redemptions.ofVillage(actor.town(), village, state, household, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, redemption -> redemption.id().toString()))
                .flatMap(page ->
                        slips.forCounter(actor.town(), page.items()).map(items -> new Page<>(items, page.next())));
    }
}
