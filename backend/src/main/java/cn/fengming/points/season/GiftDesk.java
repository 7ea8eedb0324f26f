package cn.fengming.points.season;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.store.GiftShelf;
import cn.fengming.points.store.Good;
import cn.fengming.points.store.GoodsDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Gives goods to households in need: proposed with a reason, decided by another person, within what the town allows, and
 * handed over from the shelf. Points have no part in it: none is asked for, none is looked at, none moves.
 */
@Component
class GiftDesk {

    private final Gifts gifts;
    private final GiftShelf shelf;
    private final Releases releases;
    private final Homes homes;
    private final GoodsDesk goods;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    GiftDesk(
            Gifts gifts,
            GiftShelf shelf,
            Releases releases,
            Homes homes,
            GoodsDesk goods,
            Community community,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.gifts = gifts;
        this.shelf = shelf;
        this.releases = releases;
        this.homes = homes;
        this.goods = goods;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Proposes, once: a repeat answers what stands.
     *
     * @throws Problem 403 not of the committee, or the own household or kin; 404 unknown household or good; 422 a good that
     *     is not counted or is being shared out
     */
    @Transactional
    public Mono<Gift> propose(Actor actor, UUID id, Gift.Form form) {
        actor.mustServe(form.village(), Role.COMMITTEE);
        UUID town = actor.town();
        return community
                .household(town, form.household())
                .filter(home -> home.village().equals(form.village()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                .map(Household::mustBeActive)
                .delayUntil(home -> homes.mustNotBeKin(actor, home.id()))
                .then(Mono.defer(() -> giveable(town, form)))
                .flatMap(good -> gifts.propose(
                        town,
                        id,
                        form,
                        good.name(),
                        Math.multiplyExact(good.costFen(), (long) form.pieces()),
                        Quarter.of(LocalDate.now(clock)),
                        actor,
                        clock.instant()))
                .filter(fresh -> fresh)
                .flatMap(fresh -> audit.record(actor, "season.gift-proposed", "gift", id, form.reason()))
                .then(Mono.defer(() -> gifts.find(town, id)))
                .doOnNext(form::mustSay);
    }

    private Mono<Good> giveable(UUID town, Gift.Form form) {
        return goods.good(town, form.good())
                .filter(Good::stocked)
                .switchIfEmpty(Mono.error(() -> Problem.refused("not-stocked", "只能送计库存的商品")))
                .delayUntil(good -> mustNotBeSharedOut(town, form.village(), good.id(), good.name()));
    }

    private Mono<Void> mustNotBeSharedOut(UUID town, UUID village, UUID good, String name) {
        return releases.sharesOut(town, village, good, LocalDate.now(clock))
                .filter(sharing -> sharing)
                .flatMap(sharing -> Mono.error(() -> Problem.refused("shared-out", name + "正在按紧俏商品分给各户，不能拿来送")));
    }

    /**
     * The second person. Agreed, the pieces are set aside.
     *
     * @throws Problem 403 by who proposed it, or for the own household or kin; 409 gift-decided, out-of-stock; 422
     *     gift-limit
     */
    @Transactional
    public Mono<Gift> decide(Actor actor, UUID id, Gift.Decision decision) {
        return lock(actor.town(), id)
                .doOnNext(gift -> actor.mustServe(gift.village(), Role.COMMITTEE, Role.TOWN))
                .map(gift -> gift.mustAwait(actor.person()))
                .delayUntil(gift -> homes.mustNotBeKin(actor, gift.household()))
                .flatMap(gift -> decision.confirmed() ? agree(actor, gift, decision) : refuse(actor, gift, decision))
                .then(audit.record(actor, "season.gift-decided", "gift", id, decision.remark(), decision))
                .then(Mono.defer(() -> gifts.find(actor.town(), id)));
    }

    private Mono<Void> agree(Actor actor, Gift gift, Gift.Decision decision) {
        UUID town = actor.town();
        return mustNotBeSharedOut(town, gift.village(), gift.good(), gift.goodName())
                .then(Mono.defer(() -> gifts.limit(town, gift.quarter())))
                .switchIfEmpty(Mono.error(() -> Problem.refused("gift-limit", "镇里还没有定这个季度送温暖的金额")))
                .filterWhen(most -> gifts.spend(town, gift, most))
                .switchIfEmpty(Mono.error(() -> Problem.refused("gift-limit", "超过了镇里定的本季度送温暖金额")))
                .flatMap(most -> shelf.setAside(town, gift.present(), gift.proposedBy()))
                .flatMap(reserve -> gifts.decide(
                        town, gift.id(), Gift.State.READY, reserve, decision.remark(), actor, clock.instant()))
                .then(outbox.tell(town, "season.gift-ready", gift.id(), Told.of(gift)));
    }

    private Mono<Void> refuse(Actor actor, Gift gift, Gift.Decision decision) {
        return gifts.decide(
                actor.town(), gift.id(), Gift.State.REJECTED, null, decision.remark(), actor, clock.instant());
    }

    /** What others are told: ids only. */
    record Told(UUID gift, UUID household, UUID village) {

        static Told of(Gift gift) {
            return new Told(gift.id(), gift.household(), gift.village());
        }
    }

    /**
     * Into the household's hands.
     *
     * @throws Problem 403 to the own household or kin; 409 gift-not-ready, expired-stock
     */
    @Transactional
    public Mono<Gift> handOver(Actor actor, UUID id, Gift.Ending ending) {
        return lock(actor.town(), id)
                .doOnNext(gift -> actor.mustServe(gift.village(), Role.COMMITTEE, Role.CLERK))
                .delayUntil(gift -> homes.mustNotBeKin(actor, gift.household()))
                .flatMap(gift -> shelf.handOver(actor, gift.present(), gift.mustBeReady())
                        .then(end(actor, gift, Gift.State.HANDED, ending))
                        .then(outbox.tell(actor.town(), "season.gift-handed", id, Told.of(gift))))
                .then(Mono.defer(() -> gifts.find(actor.town(), id)));
    }

    /** Back on the shelf, and off the limit. @throws Problem 409 gift-not-ready */
    @Transactional
    public Mono<Gift> withdraw(Actor actor, UUID id, Gift.Ending ending) {
        return lock(actor.town(), id)
                .doOnNext(gift -> actor.mustServe(gift.village(), Role.COMMITTEE))
                .flatMap(gift -> gifts.giveBack(actor.town(), ready(gift))
                        .then(end(actor, gift, Gift.State.WITHDRAWN, ending))
                        .then(shelf.putBack(actor, gift.present(), gift.mustBeReady()))
                        .then(outbox.tell(actor.town(), "season.gift-withdrawn", id, Told.of(gift))))
                .then(Mono.defer(() -> gifts.find(actor.town(), id)));
    }

    private static Gift ready(Gift gift) {
        gift.mustBeReady();
        return gift;
    }

    private Mono<Void> end(Actor actor, Gift gift, Gift.State state, Gift.Ending ending) {
        String words = ending.words().strip();
        return gifts.end(actor.town(), gift.id(), state, words, actor, clock.instant())
                .then(audit.record(
                        actor,
                        state == Gift.State.HANDED ? "season.gift-handed" : "season.gift-withdrawn",
                        "gift",
                        gift.id(),
                        words));
    }

    private Mono<Gift> lock(UUID town, UUID id) {
        return gifts.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这份送温暖")));
    }

    /** For the village's staff, newest first, with names. */
    Mono<Page<Gift.View>> ofVillage(Actor actor, UUID village, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community
                .village(actor.town(), village)
                .thenMany(gifts.list(actor.town(), village, false, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, gift -> gift.id().toString()))
                .zipWhen(
                        page -> names(actor.town(), page.items()),
                        (page, names) -> new Page<>(
                                page.items().stream()
                                        .map(gift -> new Gift.View(gift, names.getOrDefault(gift.household(), "")))
                                        .toList(),
                                page.next()));
    }

    private Mono<Map<UUID, String>> names(UUID town, List<Gift> found) {
        return community
                .households(town, found.stream().map(Gift::household).distinct().toList())
                .collect(Collectors.toMap(Household::id, Household::headName));
    }

    /** For everybody: what was given, where and when. @throws Problem 404 when there is no such town */
    Mono<Page<Gift.Public>> everybodys(UUID town, @Nullable UUID village, @Nullable UUID before, int size) {
        return community
                .town(town)
                .thenMany(gifts.list(town, village, true, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, gift -> gift.id().toString()))
                .zipWhen(
                        page -> community.villages(town).collectMap(Village::id, Village::name),
                        (page, villages) -> new Page<>(
                                page.items().stream()
                                        .map(gift -> shown(gift, villages))
                                        .toList(),
                                page.next()));
    }

    private Gift.Public shown(Gift gift, Map<UUID, String> villages) {
        return new Gift.Public(
                gift.id(),
                LocalDate.ofInstant(Objects.requireNonNull(gift.endedAt()), clock.getZone()),
                villages.getOrDefault(gift.village(), ""),
                gift.goodName(),
                gift.pieces(),
                gift.fen());
    }

    /**
     * What a quarter's gifts of one village may cost.
     *
     * @param fen null while the town has not decided, and nothing can be given
     * @param spent by village
     */
    record Limit(Quarter quarter, @Nullable Long fen, List<Gifts.Spent> spent) {}

    Mono<Limit> limit(Actor actor, Quarter quarter) {
        return gifts.spent(actor.town(), quarter)
                .collectList()
                .flatMap(spent -> gifts.limit(actor.town(), quarter.code())
                        .map(fen -> new Limit(quarter, fen, spent))
                        .defaultIfEmpty(new Limit(quarter, null, spent)));
    }

    /** By the town, for each of its villages. What is spent already stays spent. */
    @Transactional
    public Mono<Limit> setLimit(Actor actor, Quarter quarter, long fen) {
        actor.mustServeTown(Role.TOWN);
        return gifts.setLimit(actor.town(), quarter, fen, actor.person(), clock.instant())
                .then(audit.record(
                        actor, "season.gift-limit-set", "town", actor.town(), null, new Limit(quarter, fen, List.of())))
                .then(Mono.defer(() -> limit(actor, quarter)));
    }
}
