package cn.fengming.points.treasury;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.PostedTransfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Corrections of the book, by two persons of the town office. Proposal, decision and transfer are all audited. */
@Component
public class CorrectionDesk {

    private final Corrections corrections;
    private final Clearings clearings;
    private final Ledger ledger;
    private final Books books;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    CorrectionDesk(
            Corrections corrections,
            Clearings clearings,
            Ledger ledger,
            Books books,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.corrections = corrections;
        this.clearings = clearings;
        this.ledger = ledger;
        this.books = books;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem (signalled) 404 unknown transfer, 409 already proposed, 422 more than is left of it */
    @Transactional
    public Mono<Correction> propose(Actor actor, UUID transfer, long amount, String reason) {
        actor.mustServeTown(Role.TOWN);
        return posted(actor, transfer)
                .map(wrong -> Correction.propose(ids.next(), wrong, amount, reason, actor.person(), clock.instant()))
                .flatMap(correction -> corrections
                        .add(actor.town(), correction)
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("correction-proposed", "这笔账已经有一条待确认的更正")))
                        .thenReturn(correction))
                .flatMap(correction -> audited(actor, "treasury.correction-proposed", correction));
    }

    /** @throws Problem (signalled) 403 by the proposer, 409 decided before, 422 when the points are spent */
    @Transactional
    public Mono<Correction> confirm(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, id)
                .flatMap(correction -> undo(actor, correction.confirm(actor.person(), clock.instant(), ids.next())))
                .flatMap(correction -> corrections.save(actor.town(), correction))
                .flatMap(correction -> outbox.tell(
                                actor.town(), "treasury.corrected", correction.transferId(), correction)
                        .then(audited(actor, "treasury.correction-confirmed", correction)));
    }

    @Transactional
    public Mono<Correction> decline(Actor actor, UUID id, String why) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, id)
                .map(correction -> correction.decline(actor.person(), clock.instant(), why))
                .flatMap(correction -> corrections.save(actor.town(), correction))
                .flatMap(correction -> audited(actor, "treasury.correction-declined", correction));
    }

    private Mono<Correction> undo(Actor actor, Correction confirmed) {
        LocalDate today = LocalDate.now(clock);
        UUID undoing = Objects.requireNonNull(confirmed.undoneBy());
        return posted(actor, confirmed.transferId())
                .zipWith(books.openBook(actor.town(), Quarter.of(today)))
                .flatMap(found -> ledger.post(
                                actor.town(),
                                confirmed.undo(undoing, found.getT1(), found.getT2(), today, actor.person()))
                        .then(moreTime(actor, confirmed, found.getT1(), today)))
                .thenReturn(confirmed);
    }

    /** Points given back after they were cleared would be cleared again the same night. */
    private Mono<Void> moreTime(Actor actor, Correction confirmed, PostedTransfer wrong, LocalDate today) {
        return wrong.movement() == Movement.EXPIRE
                ? clearings.grant(
                        actor.town(),
                        confirmed.id(),
                        wrong.from().holder().id(),
                        today.plusDays(ExpiryTerms.NOTICE_DAYS),
                        clock.instant())
                : Mono.empty();
    }

    private Mono<Correction> locked(Actor actor, UUID id) {
        return corrections.lock(actor.town(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("这条更正")));
    }

    private Mono<PostedTransfer> posted(Actor actor, UUID transfer) {
        return ledger.transfer(actor.town(), transfer).switchIfEmpty(Mono.error(() -> Problem.notFound("这笔账")));
    }

    private Mono<Correction> audited(Actor actor, String action, Correction correction) {
        return audit.record(actor, action, "correction", correction.id(), correction.reason(), correction)
                .thenReturn(correction);
    }
}
