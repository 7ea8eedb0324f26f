package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * The counter of a village store (核销). Goods leave it once, against a code that is used up with it, or against the
 * household's card with a reason; never to the clerk's own household.
 */
@Component
public class CounterDesk {

    private final Redemptions redemptions;
    private final Windows windows;
    private final PickupCodes codes;
    private final CodeGuesses guesses;
    private final Terms terms;
    private final Outlets outlets;
    private final Batches batches;
    private final Books books;
    private final Slips slips;
    private final StandIns standIns;
    private final Errands errands;
    private final Pins pins;
    private final Ledger ledger;
    private final Community community;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    CounterDesk(
            Redemptions redemptions,
            Windows windows,
            PickupCodes codes,
            CodeGuesses guesses,
            Terms terms,
            Outlets outlets,
            Batches batches,
            Books books,
            Slips slips,
            StandIns standIns,
            Errands errands,
            Pins pins,
            Ledger ledger,
            Community community,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.redemptions = redemptions;
        this.windows = windows;
        this.codes = codes;
        this.guesses = guesses;
        this.terms = terms;
        this.outlets = outlets;
        this.batches = batches;
        this.books = books;
        this.slips = slips;
        this.standIns = standIns;
        this.errands = errands;
        this.pins = pins;
        this.ledger = ledger;
        this.community = community;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a code stands for, so that the clerk can fetch the goods before confirming. Changes nothing. */
    Mono<Slip> look(Actor actor, UUID village, String code) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK);
        return byCode(actor, village, code)
                .flatMap(id -> redemptions.find(actor.town(), id))
                .map(Redemption::mustBeOpen)
                .flatMap(redemption -> slips.forCounter(actor.town(), redemption));
    }

    /**
     * Hands over, once: points are spent, pieces leave the store, the receipt gets its number.
     *
     * @throws Problem 404 no such code in this village; 409 when it has ended already; 403 own household, or one's own
     *     redemption for somebody else without the code; 422 wrong-card, wrong-pin, no-pin, proxy-unknown,
     *     collects-for-too-many, and what {@link SeasonTerms} refuse; 429 too many wrong codes
     */
    @Transactional
    public Mono<Slip> handOver(Actor actor, Handing handing) {
        actor.mustServe(handing.village(), Role.COMMITTEE, Role.CLERK);
        return identify(actor, handing.mustSayHow())
                .flatMap(known -> redemptions
                        .lock(actor.town(), known.redemption())
                        .flatMap(redemption -> mustStillCollect(actor, known.handing())
                                .then(Mono.defer(() -> handOver(actor, redemption, known.handing())))));
    }

    /** Under the redemption's lock nobody withdraws any more. */
    private Mono<Void> mustStillCollect(Actor actor, Handing handing) {
        UUID errand = handing.errand();
        return errand == null || handing.byCode()
                ? Mono.empty()
                : byErrand(actor, handing, errand).then();
    }

    /** As above, what is identified already, by whoever holds its lock. */
    Mono<Slip> handOver(Actor actor, Redemption locked, Handing handing) {
        return handOver(actor, locked, handing, false);
    }

    /** As above, for goods that left the counter before: for how many somebody collects does not matter any more. */
    Mono<Slip> bookGone(Actor actor, Redemption locked, Handing handing) {
        return handOver(actor, locked, handing, true);
    }

    private Mono<Slip> handOver(Actor actor, Redemption locked, Handing handing, boolean gone) {
        return community
                .joinedIn(actor.town(), actor.household())
                .delayUntil(homes -> standIns.mustNotHandToOwn(actor, locked.mustBeOpen(), homes))
                .map(homes -> locked.mustNotServeOneself(actor, homes, handing.householdSpoke()))
                .delayUntil(redemption -> gone ? Mono.empty() : terms.mayCollect(actor.town(), redemption))
                .delayUntil(redemption -> noteCollector(actor, redemption, handing, gone))
                .flatMap(redemption -> post(actor, redemption, handing));
    }

    /** @param handing with whoever collects */
    private record Known(UUID redemption, Handing handing) {}

    private Mono<Known> identify(Actor actor, Handing handing) {
        String code = handing.code();
        UUID errand = handing.errand();
        if (code != null && handing.byCode()) {
            return byCode(actor, handing.village(), code).map(id -> new Known(id, handing));
        }
        return errand == null
                ? byCard(actor, handing).map(id -> new Known(id, handing))
                : byErrand(actor, handing, errand);
    }

    private Mono<Known> byErrand(Actor actor, Handing handing, UUID id) {
        return errands.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次代领")))
                .map(errand -> errand.mustBeCollectedFrom(actor, handing.village()))
                .map(errand -> new Known(errand.redemptionId(), handing.to(errand.collector())));
    }

    /** One of the committee who was to collect, and did not, is let go; anybody else who does is written down. */
    private Mono<Void> noteCollector(Actor actor, Redemption redemption, Handing handing, boolean gone) {
        Collector collector = handing.collector();
        if (handing.errand() != null && !handing.byCode()) {
            return Mono.empty();
        }
        Mono<Long> letGo = errands.withdrawCollecting(actor.town(), redemption.id(), clock.instant());
        return collector == null
                ? letGo.then()
                : letGo.then(standIns.collected(actor, redemption, collector, handing.byCode() ? "凭提货码" : "凭户卡", gone))
                        .then();
    }

    private Mono<UUID> byCode(Actor actor, UUID village, String text) {
        PickupCode code = PickupCode.parse(text);
        return guesses.count(actor, village)
                .then(codes.print(actor.town(), village, code.digits()))
                .flatMap(print -> redemptions.byCode(actor.town(), village, print))
                .filter(id -> code.redemption() == null || code.redemption().equals(id))
                .switchIfEmpty(Mono.error(() -> new Problem(404, "unknown-code", "提货码不对，或者不是这个村的")))
                .delayUntil(id -> guesses.giveBack(actor, village));
    }

    private Mono<UUID> byCard(Actor actor, Handing handing) {
        String card = String.valueOf(handing.cardCode());
        return guesses.count(actor, handing.village())
                .then(Mono.justOrEmpty(handing.redemption()))
                .flatMap(id -> redemptions.find(actor.town(), id))
                .filter(redemption -> redemption.villageId().equals(handing.village()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张兑换单")))
                .filterWhen(redemption -> community
                        .byCard(actor.town(), card)
                        .delayUntil(household -> mustProve(actor, household, handing))
                        .flatMap(household -> community.joinedIn(actor.town(), household.id()))
                        .map(redemption::isOf))
                .switchIfEmpty(Mono.error(() -> Problem.refused("wrong-card", "户卡与兑换单不是同一户")))
                .map(Redemption::id)
                .delayUntil(id -> guesses.giveBack(actor, handing.village()));
    }

    private Mono<Void> mustProve(Actor actor, Household household, Handing handing) {
        String pin = handing.pin();
        return pin == null ? Mono.empty() : pins.proveTo(actor, household.id(), pin);
    }

    private Mono<Slip> post(Actor actor, Redemption redemption, Handing handing) {
        UUID settleId = ids.next();
        return redemptions
                .lines(actor.town(), List.of(redemption.id()))
                .map(line -> line.settled(ids))
                .collectList()
                .zipWith(books.openBook(actor.town(), redemption.book()))
                .flatMap(found -> close(actor, redemption, handing, found.getT1(), settleId)
                        .delayUntil(slip -> takeFromBatches(actor, redemption, found.getT1()))
                        .delayUntil(slip -> ledger.postAll(
                                actor.town(),
                                postings(actor, found.getT2()).handOver(redemption, found.getT1(), settleId))));
    }

    private Mono<Void> takeFromBatches(Actor actor, Redemption redemption, List<RedemptionLine> lines) {
        Map<UUID, Integer> counted = lines.stream()
                .filter(line -> line.reserveId() != null)
                .collect(Collectors.toMap(RedemptionLine::goodId, RedemptionLine::pieces));
        return outlets.of(actor.town(), redemption.villageId(), redemption.outletId())
                .map(outlet -> outlet.mustHandOver(actor))
                .flatMap(outlet -> batches.takeGood(actor.town(), outlet, counted, redemption.id()));
    }

    private Mono<Slip> close(
            Actor actor, Redemption redemption, Handing handing, List<RedemptionLine> settled, UUID settleId) {
        UUID town = actor.town();
        return windows.nextReceipt(town, redemption.windowId())
                .flatMap(receipt ->
                        redemptions.handOver(town, redemption.id(), settleId, receipt, handing, actor, clock.instant()))
                .then(redemptions.settleLines(town, redemption.id(), settled))
                .then(record(actor, redemption, handing))
                .then(redemptions.find(town, redemption.id()))
                .flatMap(handed -> slips.forCounter(town, handed));
    }

    private Mono<Void> record(Actor actor, Redemption redemption, Handing handing) {
        Told told = Told.of(redemption, actor.person()).byProxy(handing.collector() != null);
        return audit.record(actor, "store.handed-over", "redemption", redemption.id(), handing.why(), told)
                .then(outbox.tell(actor.town(), RedemptionState.HANDED_OVER.topic(), redemption.id(), told));
    }

    private Postings postings(Actor actor, Quarter book) {
        return new Postings(ids, book, LocalDate.now(clock), actor.person());
    }
}
