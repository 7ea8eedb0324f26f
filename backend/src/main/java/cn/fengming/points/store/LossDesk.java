package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Posted;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Writes goods off: with a reason and a photo by one person of the store, confirmed by another. */
@Component
class LossDesk {

    private static final String PHOTO_SUBJECT = "store.loss";

    private final Losses losses;
    private final Outlets outlets;
    private final Goods goods;
    private final Batches batches;
    private final Books books;
    private final Ledger ledger;
    private final Photos photos;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    LossDesk(
            Losses losses,
            Outlets outlets,
            Goods goods,
            Batches batches,
            Books books,
            Ledger ledger,
            Photos photos,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.losses = losses;
        this.outlets = outlets;
        this.goods = goods;
        this.batches = batches;
        this.books = books;
        this.ledger = ledger;
        this.photos = photos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 400 without a photo; 403 not of the store; 404 unknown store or good; 422 loss-differs */
    @Transactional
    public Mono<Loss> propose(Actor actor, UUID id, Loss.Form form) {
        UUID town = actor.town();
        return outlets.find(town, form.outlet())
                .map(outlet -> outlet.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK))
                .delayUntil(outlet -> goods.find(town, form.mustShowIt().good())
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")))
                        .flatMap(good -> losses.propose(town, id, good, form, actor, clock.instant()))
                        .filter(fresh -> fresh)
                        .flatMap(fresh -> show(actor, id, form, outlet)))
                .then(Mono.defer(() -> losses.find(town, id)))
                .doOnNext(form::mustSay);
    }

    private Mono<Void> show(Actor actor, UUID id, Loss.Form form, Outlet outlet) {
        return photos.claim(actor, form.pictures(), PHOTO_SUBJECT, id, outlet.staff())
                .then(audit.record(actor, "store.loss-proposed", "loss", id, form.reason(), form));
    }

    /**
     * Confirmed, the pieces leave the shelf for good.
     *
     * @throws Problem 403 by the person who proposed it; 404 unknown; 409 loss-decided, out-of-stock when all that are
     *     left are set aside; 422 not-expired
     */
    @Transactional
    public Mono<Loss> decide(Actor actor, UUID id, Loss.Decision decision) {
        UUID town = actor.town();
        return losses.lock(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次报损")))
                .zipWhen(loss -> outlets.find(town, loss.outletId()))
                .doOnNext(found -> found.getT2().mustBeServedBy(actor, Role.COMMITTEE, Role.TOWN))
                .doOnNext(found -> found.getT1().mustAwait(actor))
                .delayUntil(
                        found -> decision.confirmed() ? writeOff(actor, found.getT1(), found.getT2()) : Mono.empty())
                .flatMap(found -> losses.decide(town, id, decision, actor, clock.instant()))
                .delayUntil(
                        decided -> audit.record(actor, "store.loss-decided", "loss", id, decision.remark(), decided));
    }

    private Mono<Posted> writeOff(Actor actor, Loss loss, Outlet outlet) {
        UUID town = actor.town();
        Mono<Pick> taken = loss.kind() == Loss.Kind.EXPIRED
                ? batches.takeBlocked(town, outlet, loss.goodId(), loss.pieces(), loss.id())
                : batches.takeAny(town, outlet, loss.goodId(), loss.pieces(), loss.id());
        return taken.then(books.openBook(town, Quarter.LAST))
                .flatMap(book -> ledger.post(
                        town,
                        new StockPostings(ids, book, LocalDate.now(clock))
                                .differ(
                                        outlet.holder(),
                                        loss.goodId(),
                                        loss.kind().movement(),
                                        loss.pieces(),
                                        new Source("store.loss", loss.id().toString()),
                                        loss.proposedBy(),
                                        actor.person(),
                                        "报损：" + loss.reason())));
    }

    Mono<Page<Loss>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .thenMany(losses.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }
}
