package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.ledger.Source;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes what is too old off the shelf: it moves to a purse nobody can redeem from. What of it is set aside for a household
 * stays there and is refused at the counter; given back, it is blocked with the next round.
 */
@Component
class ExpiryDesk {

    private final Batches batches;
    private final Outlets outlets;
    private final Books books;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ExpiryDesk(Batches batches, Outlets outlets, Books books, Ledger ledger, Outbox outbox, Ids ids, Clock clock) {
        this.batches = batches;
        this.outlets = outlets;
        this.books = books;
        this.ledger = ledger;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Emits how many pieces were blocked; nothing when none are free. */
    @Transactional
    public Mono<Long> block(UUID town, UUID id) {
        LocalDate today = LocalDate.now(clock);
        return batches.lockOne(town, id)
                .filter(batch -> batch.expired(today) && batch.notBlocked() > 0)
                .zipWhen(batch -> outlets.find(town, batch.outletId()))
                .flatMap(found -> free(town, found.getT1(), found.getT2())
                        .flatMap(pieces -> block(town, found.getT1(), found.getT2(), pieces)
                                .thenReturn(pieces)));
    }

    private Mono<Long> free(UUID town, Batch batch, Outlet outlet) {
        return ledger.balance(town, Account.of(outlet.holder(), Purse.STOCK, batch.goodId()))
                .map(onShelf -> Math.min(onShelf, batch.notBlocked()))
                .filter(pieces -> pieces > 0);
    }

    private Mono<Void> block(UUID town, Batch batch, Outlet outlet, long pieces) {
        return batches.block(town, batch.id(), pieces)
                .then(outbox.tell(town, "store.goods-expired", batch.id(), batch.outletId()))
                .then(books.openBook(town, Quarter.LAST))
                .flatMap(book -> ledger.post(
                        town,
                        new StockPostings(ids, book, LocalDate.now(clock))
                                .block(
                                        outlet.holder(),
                                        batch.goodId(),
                                        pieces,
                                        new Source("store.block", batch.id() + ":" + ids.next()),
                                        Actor.SYSTEM_PERSON)))
                .then();
    }
}
