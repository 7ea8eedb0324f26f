package cn.fengming.points.treasury;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.BookCheck;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Fund;
import cn.fengming.points.ledger.Proof;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The town office keeps the books: it records funds, opens and closes quarters. Each deed is audited with it. */
@Component
public class TreasuryDesk {

    private final List<BeforeClosing> before;
    private final Books books;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;

    TreasuryDesk(List<BeforeClosing> before, Books books, Community community, Audit audit, Outbox outbox) {
        this.before = before;
        this.books = books;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Records earmarked money; it covers whole points by the town's value of a point, a rest of fen covers none.
     *
     * @param amountFen money in fen
     */
    @Transactional
    public Mono<Fund> recordFund(Actor actor, long amountFen, String document, LocalDate receivedOn) {
        actor.mustServeTown(Role.TOWN);
        return community
                .settings(actor.town())
                .map(settings -> points(amountFen, settings.pointValueFen()))
                .flatMap(points -> books.recordFund(actor, amountFen, points, document, receivedOn))
                .flatMap(fund -> audit.record(actor, "treasury.fund-recorded", "fund", fund.id(), document, fund)
                        .thenReturn(fund));
    }

    @Transactional
    public Mono<BookQuarter> openQuarter(Actor actor, Quarter quarter) {
        actor.mustServeTown(Role.TOWN);
        return books.openQuarter(actor, quarter)
                .flatMap(
                        book -> audit.record(actor, "treasury.quarter-opened", "town", actor.town(), quarter.toString())
                                .thenReturn(book));
    }

    /**
     * Closes a quarter with its proof; what comes later carries its own day in the next open book.
     *
     * @throws Problem 409 {@code quarter-closed}, or what {@link BeforeClosing} has against it
     */
    @Transactional
    public Mono<Proof> closeQuarter(Actor actor, Quarter quarter) {
        actor.mustServeTown(Role.TOWN);
        return Flux.fromIterable(before)
                .concatMap(each -> each.mayClose(actor.town(), quarter))
                .then(Mono.defer(() -> books.closeQuarter(actor, quarter)))
                .flatMap(proof -> told(actor, proof));
    }

    /** Auditors may ask for a check at any time: it changes nothing but leaves its result. */
    @Transactional
    public Mono<BookCheck> checkBooks(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return books.checkAndKeep(actor.town(), actor.person());
    }

    private Mono<Proof> told(Actor actor, Proof proof) {
        return audit.record(
                        actor,
                        "treasury.quarter-closed",
                        "town",
                        actor.town(),
                        proof.quarter().toString(),
                        proof)
                .then(outbox.tell(actor.town(), "treasury.quarter-closed", actor.town(), proof))
                .thenReturn(proof);
    }

    private static long points(long amountFen, int pointValueFen) {
        long points = amountFen / pointValueFen;
        if (points < 1) {
            throw Problem.invalid("amountFen", "这笔资金不够折合 1 个积分");
        }
        return points;
    }
}
