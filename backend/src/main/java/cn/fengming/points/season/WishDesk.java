package cn.fengming.points.season;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.store.Good;
import cn.fengming.points.store.GoodsDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Asks households what they would like to be bought, and adds it up for whoever buys. */
@Component
class WishDesk {

    private static final int SHOWN = 20;

    private final WishRounds rounds;
    private final Homes homes;
    private final GoodsDesk goods;
    private final Ledger ledger;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    WishDesk(
            WishRounds rounds,
            Homes homes,
            GoodsDesk goods,
            Ledger ledger,
            Community community,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.rounds = rounds;
        this.homes = homes;
        this.goods = goods;
        this.ledger = ledger;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets the days. @throws Problem 400 odd days; 404 unknown village; 409 when they meet another round's */
    @Transactional
    public Mono<WishRound.View> ask(Actor actor, UUID village, WishRound.Form form) {
        actor.mustServe(village, Role.COMMITTEE);
        WishRound round = form.of(ids.next(), village, LocalDate.now(clock));
        return community
                .village(actor.town(), village)
                .then(rounds.add(actor.town(), round, actor, clock.instant()))
                .then(told(actor, "season.wishes-asked", round));
    }

    /** Moves its days; what was said stays said. @throws Problem 404 unknown; 409 when they meet another round's */
    @Transactional
    public Mono<WishRound.View> move(Actor actor, UUID id, WishRound.Form form) {
        return round(actor.town(), id)
                .doOnNext(round -> actor.mustServe(round.village(), Role.COMMITTEE))
                .map(round -> form.of(id, round.village(), LocalDate.now(clock)))
                .flatMap(moved -> rounds.move(actor.town(), moved).then(told(actor, "season.wishes-moved", moved)));
    }

    private Mono<WishRound.View> told(Actor actor, String topic, WishRound round) {
        return audit.record(actor, topic, "wish-round", round.id(), null, round)
                .then(outbox.tell(actor.town(), topic, round.id(), round))
                .then(Mono.fromSupplier(() -> view(round)));
    }

    private WishRound.View view(WishRound round) {
        return round.on(LocalDate.now(clock));
    }

    /** Of a village, the latest first. @throws Problem 404 when the town has no such village */
    Mono<List<WishRound.View>> ofVillage(Actor actor, UUID village) {
        return community
                .village(actor.town(), village)
                .thenMany(rounds.ofVillage(actor.town(), village, SHOWN))
                .map(this::view)
                .collectList();
    }

    /**
     * Says what a household wishes for, instead of what it said before.
     *
     * @throws Problem 400 too many goods; 403 another's household; 404 unknown round or good; 422 outside the days, or
     *     another village's round
     */
    @Transactional
    public Mono<WishRound.Wish> wish(Actor actor, UUID id, WishRound.Wish wish) {
        return round(actor.town(), id)
                .map(round -> round.mustBeOpen(LocalDate.now(clock)))
                .doOnNext(wish::mustFit)
                .zipWhen(round -> homes.spokenFor(actor, wish.household()))
                .doOnNext(found -> mustBeOf(found.getT1(), found.getT2()))
                .delayUntil(found -> mustBeOffered(actor.town(), wish))
                .flatMap(found -> write(actor, id, found.getT2(), wish))
                .thenReturn(wish);
    }

    private Mono<Void> write(Actor actor, UUID round, Household home, WishRound.Wish wish) {
        boolean other = !home.id().equals(actor.household());
        return rounds.wish(actor.town(), round, home.id(), wish, actor, other, clock.instant())
                .then(
                        other
                                ? audit.record(
                                        actor,
                                        "season.wished-for-household",
                                        "household",
                                        home.id(),
                                        null,
                                        new ForHousehold(round))
                                : Mono.empty());
    }

    record ForHousehold(UUID round) {}

    private static void mustBeOf(WishRound round, Household home) {
        if (!round.village().equals(home.village())) {
            throw Problem.refused("other-village", "这是别的村的心愿单");
        }
    }

    private Mono<Void> mustBeOffered(UUID town, WishRound.Wish wish) {
        List<UUID> asked = wish.lines().stream().map(WishRound.Line::good).toList();
        return goods.known(town, asked)
                .filter(Good::onSale)
                .map(Good::id)
                .collectList()
                .filter(known -> known.containsAll(asked))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("选的商品，可能已经下架")))
                .then();
    }

    /** What a household wishes for; empty lines when it has said nothing. */
    Mono<WishRound.Wish> wishOf(Actor actor, UUID id, @Nullable UUID household) {
        return round(actor.town(), id)
                .then(Mono.defer(() -> homes.spokenFor(actor, household)))
                .flatMap(home -> rounds.wishOf(actor.town(), id, home.id()))
                .defaultIfEmpty(new WishRound.Wish(null, List.of(), ""));
    }

    /** @throws Problem 404 unknown; 403 not of the village's staff */
    Mono<WishRound.Sums> sums(Actor actor, UUID id) {
        return round(actor.town(), id)
                .doOnNext(
                        round -> actor.mustServe(round.village(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .zipWhen(round -> rounds.all(actor.town(), id).collectList())
                .flatMap(found -> sums(actor.town(), found.getT1(), found.getT2()));
    }

    private Mono<WishRound.Sums> sums(UUID town, WishRound round, List<WishRounds.Said> all) {
        List<WishRounds.Said> said =
                all.stream().filter(each -> !each.wish().empty()).toList();
        return goods.known(town, goodsOf(said))
                .collectMap(Good::id, Function.identity())
                .zipWhen(known -> wallets(town, said))
                .map(found -> new WishRound.Sums(
                        view(round), said.size(), sums(said, found.getT1(), found.getT2()), words(said)));
    }

    private static List<UUID> goodsOf(List<WishRounds.Said> said) {
        return said.stream()
                .flatMap(each -> each.wish().lines().stream())
                .map(WishRound.Line::good)
                .distinct()
                .toList();
    }

    private Mono<Map<Account, Long>> wallets(UUID town, List<WishRounds.Said> said) {
        return ledger.balancesOf(
                town,
                said.stream().map(each -> Account.wallet(each.household())).toList());
    }

    private static List<WishRound.Sum> sums(
            List<WishRounds.Said> said, Map<UUID, Good> known, Map<Account, Long> wallets) {
        Map<UUID, WishRound.Sum> sums = new HashMap<>();
        for (WishRounds.Said each : said) {
            long wallet = wallets.getOrDefault(Account.wallet(each.household()), 0L);
            for (WishRound.Line line : each.wish().lines()) {
                Good good = known.get(line.good());
                if (good != null) {
                    sums.merge(good.id(), WishRound.Sum.of(good, line.pieces(), wallet), WishRound.Sum::plus);
                }
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparingLong(WishRound.Sum::pieces)
                        .reversed()
                        .thenComparing(WishRound.Sum::good))
                .toList();
    }

    private static List<String> words(List<WishRounds.Said> said) {
        return said.stream()
                .map(each -> each.wish().said())
                .filter(words -> !words.isBlank())
                .collect(Collectors.toList());
    }

    private Mono<WishRound> round(UUID town, UUID id) {
        return rounds.find(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这张心愿单")));
    }
}
