package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Pieces of a village's own store that no household pays for. They go the way of redeemed ones, shelf to set aside to
 * handed over, under a source of their own; no point moves. Who decides is the caller's matter.
 */
@Component
public class GiftShelf {

    private final Outlets outlets;
    private final Batches batches;
    private final Books books;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    GiftShelf(Outlets outlets, Batches batches, Books books, Ledger ledger, Ids ids, Clock clock) {
        this.outlets = outlets;
        this.batches = batches;
        this.books = books;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Pieces that are set aside for a gift.
     *
     * @param gift its id: one gift sets aside once, and ends once
     */
    public record Present(UUID gift, UUID village, UUID good, String name, int pieces) {}

    /**
     * From the shelf to set aside; emits the transfer that did it.
     *
     * @throws Problem (signalled) 409 out-of-stock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<UUID> setAside(UUID town, Present present, UUID by) {
        UUID id = ids.next();
        return books.openBook(town, Quarter.LAST)
                .map(book -> Transfer.of(
                        id,
                        Movement.RESERVE,
                        Account.stock(present.village(), present.good()),
                        Account.reserved(present.village(), present.good()),
                        present.pieces(),
                        new Source("store.gift", present.gift().toString()),
                        book,
                        LocalDate.now(clock),
                        by,
                        "送温暖预留 " + present.name()))
                .flatMap(transfer -> ledger.post(town, transfer))
                .thenReturn(id);
    }

    /**
     * Into the household's hands, what expires first going first.
     *
     * @throws Problem (signalled) 409 expired-stock when what is set aside is too old
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> handOver(Actor actor, Present present, UUID setAside) {
        return outlets.find(actor.town(), present.village())
                .flatMap(outlet -> batches.takeGood(
                        actor.town(), outlet, Map.of(present.good(), present.pieces()), present.gift()))
                .then(settle(actor, present, setAside, Movement.HAND, "送温暖 "));
    }

    /** Back on the shelf. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> putBack(Actor actor, Present present, UUID setAside) {
        return settle(actor, present, setAside, Movement.RESTOCK, "送温暖撤回 ");
    }

    private Mono<Void> settle(Actor actor, Present present, UUID setAside, Movement movement, String why) {
        Account reserved = Account.reserved(present.village(), present.good());
        return Mono.defer(() -> books.openBook(actor.town(), Quarter.LAST))
                .map(book -> new Transfer(
                        ids.next(),
                        movement,
                        reserved,
                        new Account(reserved.holder(), movement.to(), present.good()),
                        present.pieces(),
                        new Source("store.gift-settle", present.gift().toString()),
                        book,
                        LocalDate.now(clock),
                        actor.person(),
                        null,
                        why + present.name(),
                        setAside))
                .flatMap(transfer -> ledger.post(actor.town(), transfer))
                .then();
    }
}
