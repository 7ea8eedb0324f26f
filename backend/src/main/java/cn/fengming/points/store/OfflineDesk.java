package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * A counter that keeps handing over without a network, and what it tells when the network is back. The first handover of
 * a redemption that arrives is posted; a second one, from whichever counter, moves nothing and is written down as a
 * difference. What has left the store is never refused out of the record.
 */
@Component
class OfflineDesk {

    /** A list is good over a weekend on the mountain, not for a season. */
    static final Duration LIST_HOLDS = Duration.ofDays(3);

    private static final int MOST_LINES = 2_000;

    private final OfflineHandovers handovers;
    private final Redemptions redemptions;
    private final PickupCodes codes;
    private final CounterDesk counter;
    private final Savepoint savepoint;
    private final Community community;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    OfflineDesk(
            OfflineHandovers handovers,
            Redemptions redemptions,
            PickupCodes codes,
            CounterDesk counter,
            Savepoint savepoint,
            Community community,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.handovers = handovers;
        this.redemptions = redemptions;
        this.codes = codes;
        this.counter = counter;
        this.savepoint = savepoint;
        this.community = community;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits in the village's own store, without one's own household's: nobody serves that at all. */
    @Transactional
    public Mono<CounterList> drawUp(Actor actor, UUID village) {
        UUID town = actor.town();
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK);
        return community
                .village(town, village)
                .then(community.joinedIn(town, actor.household()))
                .flatMap(own -> waiting(town, village, own))
                .zipWith(codes.publicKey(town, village))
                .map(found -> list(village, found.getT2(), found.getT1()))
                .delayUntil(list -> audit.record(
                        actor,
                        "store.counter-list-drawn-up",
                        "village",
                        village,
                        null,
                        list.lines().size()));
    }

    private CounterList list(UUID village, String publicKey, List<CounterList.Line> lines) {
        Instant now = clock.instant();
        return new CounterList(village, now, now.plus(LIST_HOLDS), publicKey, lines);
    }

    private Mono<List<CounterList.Line>> waiting(UUID town, UUID village, Set<UUID> own) {
        return redemptions
                .ofVillage(town, village, RedemptionState.OPEN, null, null, MOST_LINES)
                .filter(redemption -> redemption.outletId() == null && !redemption.isOf(own))
                .collectList()
                .flatMap(found -> Mono.zip(names(town, found), goods(town, found))
                        .map(both -> found.stream()
                                .map(redemption -> line(redemption, both.getT1(), both.getT2()))
                                .toList()));
    }

    private Mono<Map<UUID, String>> names(UUID town, List<Redemption> found) {
        return community
                .households(
                        town,
                        found.stream().map(Redemption::householdId).distinct().toList())
                .collectMap(household -> household.id(), household -> Community.masked(household.headName()));
    }

    private Mono<Map<UUID, List<CounterList.Item>>> goods(UUID town, List<Redemption> found) {
        return redemptions
                .lines(town, found.stream().map(Redemption::id).toList())
                .collect(Collectors.groupingBy(
                        RedemptionLine::redemptionId,
                        Collectors.mapping(
                                line -> new CounterList.Item(line.name(), line.pieces()), Collectors.toList())));
    }

    private static CounterList.Line line(
            Redemption redemption, Map<UUID, String> names, Map<UUID, List<CounterList.Item>> goods) {
        return new CounterList.Line(
                redemption.id(),
                names.getOrDefault(redemption.householdId(), ""),
                goods.getOrDefault(redemption.id(), List.of()),
                redemption.points(),
                redemption.collectBy());
    }

    /**
     * Hears what was handed over. Under one id it is one handover, however often it is told.
     *
     * @throws Problem 404 {@code unknown-code} when the picture was not made here for this village; 422 when the id stands
     *     for another handover. Anything else is an outcome, not a refusal: the goods are gone.
     */
    @Transactional
    public Mono<OfflineHandover> hear(Actor actor, UUID id, OfflineHandover.Form form) {
        actor.mustServe(form.village(), Role.COMMITTEE, Role.CLERK);
        UUID town = actor.town();
        PickupCode code = PickupCode.parse(form.code());
        return codes.madeHere(town, form.village(), code)
                .filter(genuine -> genuine)
                .flatMap(genuine -> codes.print(town, form.village(), code.digits()))
                .flatMap(print -> redemptions.lockByCode(town, form.village(), code, print))
                .switchIfEmpty(Mono.error(() -> new Problem(404, "unknown-code", "这不是本村的提货二维码")))
                .flatMap(redemption -> handovers
                        .find(town, id)
                        .map(known -> known.mustBe(redemption, actor))
                        .switchIfEmpty(Mono.defer(() -> settle(actor, id, form, redemption))));
    }

    /** Whoever comes here holds the redemption's lock. */
    private Mono<OfflineHandover> settle(Actor actor, UUID id, OfflineHandover.Form form, Redemption redemption) {
        return outcome(actor, id, form, redemption)
                .delayUntil(told -> handovers.add(actor.town(), told))
                .delayUntil(told -> audit.record(
                        actor, "store.handed-over-offline", "redemption", redemption.id(), told.words(), told))
                .delayUntil(told -> told.outcome() == OfflineHandover.Outcome.POSTED
                        ? Mono.empty()
                        : outbox.tell(
                                actor.town(),
                                "store.offline-difference",
                                redemption.id(),
                                Told.of(redemption, actor.person())));
    }

    private Mono<OfflineHandover> outcome(Actor actor, UUID id, OfflineHandover.Form form, Redemption redemption) {
        Instant now = clock.instant();
        if (redemption.state() != RedemptionState.OPEN) {
            return Mono.just(OfflineHandover.of(
                    id, form, redemption, OfflineHandover.after(redemption), redemption.endedWords(), actor, now));
        }
        return savepoint
                .around(counter.bookGone(actor, redemption, form.handing()))
                .map(slip -> OfflineHandover.of(
                        id, form, redemption, OfflineHandover.Outcome.POSTED, "已入账，收据号 " + slip.receipt(), actor, now))
                .onErrorResume(
                        Problem.class,
                        refused -> Mono.just(OfflineHandover.of(
                                id, form, redemption, OfflineHandover.Outcome.REFUSED, refused.detail(), actor, now)));
    }

    /** @throws Problem 404 unknown; 403 by one of those who handed over; 409 explained already */
    @Transactional
    public Mono<OfflineHandover> explain(Actor actor, UUID id, OfflineHandover.Explanation explanation) {
        return handovers
                .lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次核销")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE, Role.TOWN))
                .zipWith(community.joinedIn(actor.town(), actor.household()))
                .map(found -> found.getT1().mustAwait(actor, found.getT2()))
                .flatMap(found -> handovers.explain(actor.town(), id, explanation, actor, clock.instant()))
                .delayUntil(explained -> audit.record(
                        actor, "store.offline-difference-explained", "offline-handover", id, explanation.words()));
    }

    /** @param village null for all of the town, which only the town and its auditors read */
    Mono<Page<OfflineHandover>> list(
            Actor actor, @Nullable UUID village, boolean differencesOnly, @Nullable UUID before, int size) {
        return mayRead(actor, village)
                .thenMany(handovers.list(actor.town(), village, differencesOnly, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    private Mono<Void> mayRead(Actor actor, @Nullable UUID village) {
        if (village == null) {
            return Mono.fromRunnable(() -> actor.mustServeTown(Role.TOWN, Role.AUDITOR));
        }
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community.village(actor.town(), village).then();
    }
}
