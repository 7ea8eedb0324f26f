package cn.fengming.points.treasury;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** When points expire is decided by two persons of the town office, for quarters to come. Each step is audited. */
@Component
public class ExpiryTermsDesk {

    private final ExpiryTermsShelf shelf;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ExpiryTermsDesk(ExpiryTermsShelf shelf, Audit audit, Outbox outbox, Ids ids, Clock clock) {
        this.shelf = shelf;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem (signalled) 409 {@code expiry-proposed}; 422 for a quarter that has begun */
    @Transactional
    public Mono<ExpiryTerms> propose(Actor actor, ExpiryRule rule, Quarter from, String reason) {
        actor.mustServeTown(Role.TOWN);
        return confirmed(actor)
                .map(decided -> ExpiryTerms.propose(ids.next(), rule, from, reason, who(actor))
                        .mustLieAhead(LocalDate.now(clock), decided))
                .flatMap(terms -> shelf.add(actor.town(), terms)
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("expiry-proposed", "已经有一条清零办法在等另一人确认")))
                        .thenReturn(terms))
                .flatMap(terms -> audited(actor, "treasury.expiry-proposed", terms));
    }

    /** @throws Problem (signalled) 403 by the proposer, 404, 409 decided before, 422 when its quarter has begun */
    @Transactional
    public Mono<ExpiryTerms> confirm(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, id)
                .zipWith(confirmed(actor))
                .map(read -> read.getT1().confirm(who(actor), LocalDate.now(clock), read.getT2()))
                .flatMap(terms -> shelf.save(actor.town(), terms))
                .flatMap(terms -> outbox.tell(actor.town(), "treasury.expiry-decided", terms.id(), terms)
                        .then(audited(actor, "treasury.expiry-confirmed", terms)));
    }

    @Transactional
    public Mono<ExpiryTerms> decline(Actor actor, UUID id, String why) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, id)
                .map(terms -> terms.decline(who(actor), why))
                .flatMap(terms -> shelf.save(actor.town(), terms))
                .flatMap(terms -> audited(actor, "treasury.expiry-declined", terms));
    }

    private Mono<List<ExpiryTerms>> confirmed(Actor actor) {
        return shelf.lives(actor.town()).map(Lives::terms);
    }

    private Mono<ExpiryTerms> locked(Actor actor, UUID id) {
        return shelf.lock(actor.town(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("这条清零办法")));
    }

    private ExpiryTerms.Who who(Actor actor) {
        return new ExpiryTerms.Who(actor.person(), actor.name(), clock.instant());
    }

    private Mono<ExpiryTerms> audited(Actor actor, String action, ExpiryTerms terms) {
        return audit.record(actor, action, "expiry-terms", terms.id(), terms.reason(), terms)
                .thenReturn(terms);
    }
}
