package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Ends redemptions that nobody collects: cancelled by the household, or lapsed after the last day. Points return to the
 * lots they came from, pieces to the shelf, and the household's limit is free again.
 */
@Component
class Endings {

    private final Redemptions redemptions;
    private final Tallies tallies;
    private final Terms terms;
    private final Books books;
    private final Slips slips;
    private final Community community;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Endings(
            Redemptions redemptions,
            Tallies tallies,
            Terms terms,
            Books books,
            Slips slips,
            Community community,
            Ledger ledger,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.redemptions = redemptions;
        this.tallies = tallies;
        this.terms = terms;
        this.books = books;
        this.slips = slips;
        this.community = community;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * By the household itself, or by the village's staff for it, with a reason.
     *
     * @throws Problem 404 not theirs; 409 when it has ended already
     */
    @Transactional
    public Mono<Slip> cancel(Actor actor, UUID id, @Nullable String reason) {
        return redemptions
                .lock(actor.town(), id)
                .zipWith(community.joinedIn(actor.town(), actor.household()), Whose::new)
                .filter(whose ->
                        whose.own() || actor.serves(whose.redemption().villageId(), Role.COMMITTEE, Role.CLERK))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张兑换单")))
                .doOnNext(whose -> mustGiveReason(whose, reason))
                .doOnNext(whose -> whose.redemption().mustBeOpen())
                .flatMap(whose -> cancel(actor, whose, reason)
                        .then(audit.record(actor, "store.redemption-cancelled", "redemption", id, reason)))
                .then(Mono.defer(() -> redemptions.find(actor.town(), id)))
                .flatMap(redemption -> slips.seenBy(actor, redemption));
    }

    private record Whose(Redemption redemption, boolean own) {

        Whose(Redemption redemption, Set<UUID> homes) {
            this(redemption, redemption.isOf(homes));
        }
    }

    private Mono<Void> cancel(Actor actor, Whose whose, @Nullable String reason) {
        UUID agent = whose.own() ? null : actor.person();
        return giveBack(actor, whose.redemption(), RedemptionState.CANCELLED, "取消兑换", reason, agent);
    }

    private static void mustGiveReason(Whose whose, @Nullable String reason) {
        if (!whose.own() && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "替农户取消兑换，请写明原因");
        }
    }

    /** @throws Problem 409 when somebody was first; 422 not-overdue while it can still be collected */
    @Transactional
    public Mono<Void> lapse(Actor system, UUID id) {
        return redemptions
                .lock(system.town(), id)
                .map(Redemption::mustBeOpen)
                .filter(redemption -> redemption.overdue(LocalDate.now(clock)))
                .switchIfEmpty(Mono.error(() -> Problem.refused("not-overdue", "还没有过取货期")))
                .flatMap(redemption ->
                        giveBack(system, redemption, RedemptionState.LAPSED, "逾期退回", null, system.person()));
    }

    /** @param agent who ends it for the household; null when it does itself */
    private Mono<Void> giveBack(
            Actor actor,
            Redemption redemption,
            RedemptionState state,
            String why,
            @Nullable String reason,
            @Nullable UUID agent) {
        UUID settleId = ids.next();
        return redemptions
                .lines(actor.town(), List.of(redemption.id()))
                .map(line -> line.settled(ids))
                .collectList()
                .zipWith(books.openBook(actor.town(), redemption.book()))
                .flatMap(found -> redemptions
                        .end(actor.town(), redemption.id(), state, settleId, actor, clock.instant(), reason)
                        .then(redemptions.settleLines(actor.town(), redemption.id(), found.getT1()))
                        .then(tallies.giveBack(actor.town(), redemption.id()))
                        .then(terms.givenBack(actor.town(), redemption.id()))
                        .then(outbox.tell(actor.town(), state.topic(), redemption.id(), Told.of(redemption, agent)))
                        .then(ledger.postAll(
                                actor.town(),
                                postings(actor, found.getT2()).giveBack(redemption, found.getT1(), settleId, why))))
                .then();
    }

    private Postings postings(Actor actor, Quarter book) {
        return new Postings(ids, book, LocalDate.now(clock), actor.person());
    }
}
