package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes goods back after the handover. One person of the village proposes, another decides, neither for the own
 * household; only then points return to the wallet and pieces to the shelf.
 */
@Component
class ReturnDesk {

    private final Returns returns;
    private final Redemptions redemptions;
    private final Tallies tallies;
    private final Terms terms;
    private final Batches batches;
    private final Books books;
    private final Community community;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ReturnDesk(
            Returns returns,
            Redemptions redemptions,
            Tallies tallies,
            Terms terms,
            Batches batches,
            Books books,
            Community community,
            Ledger ledger,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.returns = returns;
        this.redemptions = redemptions;
        this.tallies = tallies;
        this.terms = terms;
        this.batches = batches;
        this.books = books;
        this.community = community;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 404 unknown redemption, 409 when it was not handed over or a return waits already */
    @Transactional
    public Mono<GoodsReturn> propose(Actor actor, UUID redemption, String reason) {
        return redemptions
                .find(actor.town(), redemption)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张兑换单")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE, Role.CLERK))
                .delayUntil(found -> mustBeReturnable(actor, found))
                .flatMap(found ->
                        returns.propose(actor.town(), ids.next(), found, reason.strip(), actor, clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("return-exists", "这张兑换单已经有退货申请")))
                .delayUntil(proposed ->
                        audit.record(actor, "store.return-proposed", "redemption", redemption, proposed.reason()));
    }

    /** @throws Problem 404 unknown return, 403 by the person who proposed it, 409 when it is decided already */
    @Transactional
    public Mono<GoodsReturn> decide(Actor actor, UUID id, GoodsReturn.Decision decision) {
        return returns.lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次退货")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE, Role.TOWN))
                .map(found -> found.mustAwait(actor))
                .delayUntil(found -> decision.confirmed() ? takeBack(actor, found) : Mono.empty())
                .flatMap(found -> returns.decide(actor.town(), id, decision, actor, clock.instant()))
                .delayUntil(decided -> audit.record(
                        actor,
                        "store.return-decided",
                        "redemption",
                        decided.redemptionId(),
                        decided.remark(),
                        decided));
    }

    private Mono<Redemption> mustBeReturnable(Actor actor, Redemption found) {
        return community
                .joinedIn(actor.town(), actor.household())
                .map(homes -> found.mustBe(RedemptionState.HANDED_OVER).mustNotServeOneself(actor, homes, true));
    }

    private Mono<Void> takeBack(Actor actor, GoodsReturn goodsReturn) {
        return redemptions
                .lock(actor.town(), goodsReturn.redemptionId())
                .delayUntil(found -> mustBeReturnable(actor, found))
                .flatMap(found -> redemptions
                        .returned(actor.town(), found.id())
                        .then(tallies.giveBack(actor.town(), found.id()))
                        .then(terms.givenBack(actor.town(), found.id()))
                        .then(outbox.tell(
                                actor.town(),
                                RedemptionState.RETURNED.topic(),
                                found.id(),
                                Told.of(found, actor.person())))
                        .then(batches.takenBy(actor.town(), found.id())
                                .flatMap(taken -> batches.putBack(actor.town(), taken, found.id())))
                        .then(post(actor, goodsReturn, found)));
    }

    private Mono<Void> post(Actor actor, GoodsReturn goodsReturn, Redemption redemption) {
        return redemptions
                .lines(actor.town(), List.of(redemption.id()))
                .collectList()
                .zipWith(books.openBook(actor.town(), redemption.book()))
                .flatMap(found -> ledger.postAll(
                        actor.town(),
                        postings(goodsReturn, found.getT2())
                                .undo(redemption, found.getT1(), actor.person(), "退货：" + goodsReturn.reason())))
                .then();
    }

    private Postings postings(GoodsReturn goodsReturn, Quarter book) {
        return new Postings(ids, book, LocalDate.now(clock), goodsReturn.proposedBy());
    }

    Mono<Page<GoodsReturn>> ofVillage(Actor actor, UUID village, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return returns.ofVillage(actor.town(), village, before, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, found -> found.id().toString()));
    }
}
