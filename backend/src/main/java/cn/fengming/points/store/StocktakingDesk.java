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
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts what lies in a store while it goes on working. A difference is taken at the moment of counting and stays what it
 * was: goods handed over afterwards lower book and shelf alike. Approved, each difference is a transfer by two persons.
 */
@Component
class StocktakingDesk {

    private static final Role[] READERS = {Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR};

    private final Stocktakings stocktakings;
    private final Signatures signatures;
    private final Outlets outlets;
    private final Goods goods;
    private final Batches batches;
    private final Books books;
    private final Ledger ledger;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    StocktakingDesk(
            Stocktakings stocktakings,
            Signatures signatures,
            Outlets outlets,
            Goods goods,
            Batches batches,
            Books books,
            Ledger ledger,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.stocktakings = stocktakings;
        this.signatures = signatures;
        this.outlets = outlets;
        this.goods = goods;
        this.batches = batches;
        this.books = books;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 403 not of the store; 404 unknown store; 409 stocktaking-alive while another one runs there */
    @Transactional
    public Mono<Stocktaking.Sheet> open(Actor actor, UUID id, Stocktaking.Form form) {
        UUID town = actor.town();
        return outlets.find(town, form.outlet())
                .map(outlet -> outlet.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN))
                .flatMap(outlet -> stocktakings.add(town, id, outlet.id(), actor, clock.instant()))
                .filter(fresh -> fresh)
                .flatMap(fresh -> audit.record(actor, "store.stocktaking-opened", "stocktaking", id, null))
                .then(Mono.defer(() -> stocktakings.find(town, id)))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("stocktaking-alive", "这个兑换点正在盘点，请先办完")))
                .doOnNext(found -> mustBeAt(found, form.outlet()))
                .flatMap(found -> sheet(town, found));
    }

    private static void mustBeAt(Stocktaking found, UUID outlet) {
        if (!found.outletId().equals(outlet)) {
            throw Problem.refused("stocktaking-differs", "这个编号已经用于另一次盘点，请重新开始");
        }
    }

    /** @throws Problem 404 unknown stocktaking or good; 409 when counting is over; 422 not-stocked */
    @Transactional
    public Mono<Stocktaking.Sheet> count(Actor actor, UUID id, UUID good, Stocktaking.Count count) {
        UUID town = actor.town();
        return served(actor, id, Stocktaking.State.COUNTING)
                .delayUntil(place -> goods.find(town, good)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")))
                        .filter(Good::stocked)
                        .switchIfEmpty(Mono.error(() -> Problem.refused("not-stocked", "这个项目不计库存，不用盘点")))
                        .flatMap(found -> there(town, place.outlet(), List.of(found))
                                .map(book -> line(actor, id, found, book.getOrDefault(good, 0L), count)))
                        .flatMap(line -> stocktakings.count(town, line)))
                .flatMap(place -> sheet(town, place.stocktaking()));
    }

    private Stocktaking.Line line(Actor actor, UUID id, Good good, long expected, Stocktaking.Count count) {
        String why = count.explanation();
        return new Stocktaking.Line(
                id,
                good.id(),
                good.name(),
                count.counted(),
                expected,
                why == null || why.isBlank() ? null : why.strip(),
                actor.person(),
                clock.instant());
    }

    /** The counter signs. @throws Problem 409 when counting is over; 422 not-all-counted, difference-unexplained */
    @Transactional
    public Mono<Stocktaking.Sheet> submit(Actor actor, UUID id) {
        UUID town = actor.town();
        return served(actor, id, Stocktaking.State.COUNTING)
                .flatMap(place -> sheet(town, place.stocktaking())
                        .doOnNext(sheet -> Stocktaking.mustBeComplete(sheet.lines(), sheet.uncounted()))
                        .then(sign(actor, place, new Signature.Form(Signature.Part.COUNTER, null, null))))
                .then(stocktakings.counted(town, id, clock.instant()))
                .then(Mono.defer(() -> stocktakings.find(town, id)))
                .flatMap(found -> sheet(town, found));
    }

    /** A witness signs. @throws Problem 409 before it is counted; 422 same-signer */
    @Transactional
    public Mono<Stocktaking.Sheet> witness(Actor actor, UUID id, Signature.Form form) {
        return locked(actor.town(), id)
                .map(place -> place.in(Stocktaking.State.COUNTED))
                .delayUntil(place -> sign(actor, place, form.mustBeOneOf(Set.of(Signature.Part.WITNESS))))
                .flatMap(place -> sheet(actor.town(), place.stocktaking()));
    }

    private Mono<Void> sign(Actor actor, Place place, Signature.Form form) {
        UUID id = place.stocktaking().id();
        return signatures
                .by(actor, place.outlet(), id, form)
                .zipWhen(signature -> signatures.of(actor.town(), id))
                .filter(found -> !found.getT1().repeats(found.getT2()))
                .map(found -> found.getT1().mustFit(found.getT2()))
                .flatMap(signature -> signatures
                        .add(actor.town(), signature)
                        .then(audit.record(
                                actor,
                                "store.stocktaking-signed",
                                "stocktaking",
                                id,
                                signature.part().label(),
                                signature)));
    }

    /**
     * The third person approves, and every difference goes into the book; or sends it back, and nothing does.
     *
     * @throws Problem 403 who counted; 409 before it is counted, or out-of-stock when more is missing than is free; 422
     *     witness-missing, same-signer
     */
    @Transactional
    public Mono<Stocktaking.Sheet> decide(Actor actor, UUID id, Stocktaking.Decision decision) {
        UUID town = actor.town();
        return locked(town, id)
                .map(place -> place.in(Stocktaking.State.COUNTED))
                .doOnNext(place -> place.outlet().mustBeServedBy(actor, Role.COMMITTEE, Role.TOWN))
                .delayUntil(place -> sheet(town, place.stocktaking())
                        .flatMap(sheet -> decision.approved() ? approve(actor, place, sheet) : Mono.empty()))
                .then(stocktakings.decide(town, id, decision, clock.instant()))
                .then(audit.record(actor, "store.stocktaking-decided", "stocktaking", id, decision.remark(), decision))
                .then(Mono.defer(() -> stocktakings.find(town, id)))
                .flatMap(found -> sheet(town, found));
    }

    private Mono<Void> approve(Actor actor, Place place, Stocktaking.Sheet sheet) {
        UUID town = actor.town();
        place.stocktaking().mustBeApprovedByAThird(actor.person(), sheet.lines(), sheet.signatures());
        List<Stocktaking.Line> differing =
                sheet.lines().stream().filter(line -> line.difference() != 0).toList();
        return sign(actor, place, new Signature.Form(Signature.Part.APPROVER, null, null))
                .thenMany(Flux.fromIterable(differing).filter(line -> line.difference() < 0))
                .concatMap(line -> batches.takeAny(
                        town, place.outlet(), line.goodId(), (int) -line.difference(), line.stocktakingId()))
                .then(books.openBook(town, Quarter.LAST))
                .map(book -> new StockPostings(ids, book, LocalDate.now(clock)))
                .flatMap(postings -> ledger.postAll(
                        town,
                        differing.stream()
                                .map(line -> transfer(actor, place, line, postings))
                                .toList()))
                .then();
    }

    private static Transfer transfer(Actor actor, Place place, Stocktaking.Line line, StockPostings postings) {
        boolean more = line.difference() > 0;
        return postings.differ(
                place.outlet().holder(),
                line.goodId(),
                more ? Movement.SURPLUS : Movement.LOSE,
                Math.abs(line.difference()),
                new Source("store.stocktaking", line.stocktakingId() + ":" + line.goodId()),
                line.countedBy(),
                actor.person(),
                (more ? "盘盈：" : "盘亏：") + line.explanation());
    }

    private record Place(Stocktaking stocktaking, Outlet outlet) {

        Place in(Stocktaking.State state) {
            stocktaking.mustBe(state);
            return this;
        }
    }

    private Mono<Place> locked(UUID town, UUID id) {
        return stocktakings
                .lock(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次盘点")))
                .zipWhen(found -> outlets.find(town, found.outletId()), Place::new);
    }

    private Mono<Place> served(Actor actor, UUID id, Stocktaking.State state) {
        return locked(actor.town(), id)
                .doOnNext(place -> place.outlet().mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN))
                .map(place -> place.in(state));
    }

    /** @throws Problem 404 unknown, 403 another village's */
    Mono<Stocktaking.Sheet> find(Actor actor, UUID id) {
        return stocktakings
                .find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次盘点")))
                .delayUntil(found -> outlets.find(actor.town(), found.outletId())
                        .map(outlet -> outlet.mustBeServedByKeeperOr(actor, READERS)))
                .flatMap(found -> sheet(actor.town(), found));
    }

    Mono<Page<Stocktaking>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, READERS))
                .thenMany(stocktakings.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    private Mono<Stocktaking.Sheet> sheet(UUID town, Stocktaking found) {
        return outlets.find(town, found.outletId())
                .zipWith(goods.all(town).filter(Good::stocked).collectList())
                .flatMap(place -> Mono.zip(
                        stocktakings.lines(town, found.id()).collectList(),
                        signatures.of(town, found.id()),
                        there(town, place.getT1(), place.getT2()),
                        Mono.just(place.getT2())))
                .map(all -> new Stocktaking.Sheet(
                        found, all.getT1(), uncounted(all.getT4(), all.getT3(), all.getT1()), all.getT2()));
    }

    private static List<Stocktaking.Uncounted> uncounted(
            List<Good> stocked, Map<UUID, Long> book, List<Stocktaking.Line> lines) {
        Set<UUID> counted = lines.stream().map(Stocktaking.Line::goodId).collect(Collectors.toSet());
        return stocked.stream()
                .filter(good -> !counted.contains(good.id()))
                .map(good -> new Stocktaking.Uncounted(
                        good.id(), good.name(), good.photoId(), book.getOrDefault(good.id(), 0L) > 0))
                .toList();
    }

    /** What the book says lies there of each good, at one moment. */
    private Mono<Map<UUID, Long>> there(UUID town, Outlet outlet, List<Good> asked) {
        return ledger.balancesOf(
                        town,
                        asked.stream()
                                .flatMap(good -> Batches.there(outlet, good.id()))
                                .toList())
                .map(book -> asked.stream()
                        .map(Good::id)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                good -> Batches.there(outlet, good)
                                        .mapToLong(account -> book.getOrDefault(account, 0L))
                                        .sum())));
    }
}
