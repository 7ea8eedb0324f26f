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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends goods from one store of the town to another; on the way they belong to neither shelf. */
@Component
class ShipmentDesk {

    private static final Role[] READERS = {Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR};

    private final Shipments shipments;
    private final Outlets outlets;
    private final Goods goods;
    private final Batches batches;
    private final Books books;
    private final Ledger ledger;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ShipmentDesk(
            Shipments shipments,
            Outlets outlets,
            Goods goods,
            Batches batches,
            Books books,
            Ledger ledger,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.shipments = shipments;
        this.outlets = outlets;
        this.goods = goods;
        this.batches = batches;
        this.books = books;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends, once: a repeat answers what stands.
     *
     * @throws Problem 403 not of the sending store; 404 unknown store or good; 409 out-of-stock, expired-stock; 422
     *     partner-goods: what a partner shop gives out is its own; shipment-differs
     */
    @Transactional
    public Mono<Shipment.Sheet> send(Actor actor, UUID id, Shipment.Form form) {
        UUID town = actor.town();
        return Mono.zip(outlets.find(town, form.mustMakeSense().from()), outlets.find(town, form.to()))
                .doOnNext(ends -> ends.getT1().mustBeServedBy(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN))
                .doOnNext(ends -> mustBeTheTowns(ends.getT1(), ends.getT2()))
                .delayUntil(ends -> shipments
                        .add(town, id, form, actor, clock.instant())
                        .filter(fresh -> fresh)
                        .flatMap(fresh -> load(actor, id, form, ends.getT1())))
                .then(Mono.defer(() -> shipments.find(town, id)))
                .flatMap(found -> sheets(town, List.of(found)).map(sheets -> sheets.get(0)))
                .doOnNext(form::mustSay);
    }

    private static void mustBeTheTowns(Outlet from, Outlet to) {
        if (from.kind() == Outlet.Kind.PARTNER || to.kind() == Outlet.Kind.PARTNER) {
            throw Problem.refused("partner-goods", "合作店的货是店里自己的，不能和兑换点互相调拨");
        }
    }

    private Mono<Void> load(Actor actor, UUID id, Shipment.Form form, Outlet from) {
        UUID town = actor.town();
        return goods.find(town, form.lines().stream().map(Wanted::good).toList())
                .filter(Good::stocked)
                .collectMap(Good::id, Function.identity())
                .map(known -> form.lines().stream()
                        .map(wanted -> line(id, wanted, known))
                        .sorted(Comparator.comparing(Shipment.Line::goodId))
                        .toList())
                .delayUntil(lines -> shipments.addLines(town, lines))
                .delayUntil(lines -> Flux.fromIterable(lines)
                        .concatMap(line -> batches.takeGood(town, from, line.goodId(), line.pieces(), id))
                        .then())
                .delayUntil(lines -> audit.record(actor, "store.goods-sent", "shipment", id, form.words(), lines))
                .zipWhen(lines -> books.openBook(town, Quarter.LAST))
                .flatMap(found -> ledger.postAll(town, sent(actor, form, from, found.getT1(), found.getT2())))
                .then();
    }

    private Shipment.Line line(UUID id, Wanted wanted, Map<UUID, Good> known) {
        Good good = known.get(wanted.good());
        if (good == null) {
            throw Problem.notFound("这个商品");
        }
        return new Shipment.Line(id, good.id(), good.name(), wanted.pieces(), null, ids.next());
    }

    private List<Transfer> sent(Actor actor, Shipment.Form form, Outlet from, List<Shipment.Line> lines, Quarter book) {
        StockPostings postings = new StockPostings(ids, book, LocalDate.now(clock));
        return lines.stream()
                .map(line -> postings.send(
                        line.transferId(),
                        from.holder(),
                        line.goodId(),
                        line.pieces(),
                        new Source("store.shipment", line.shipmentId() + ":" + line.goodId()),
                        actor.person(),
                        form.words().isEmpty() ? "调出" : "调出：" + form.words()))
                .toList();
    }

    /**
     * Takes in what arrived; the rest goes back to the sender's shelf.
     *
     * @throws Problem 403 by the sender, or not of the receiving store; 404 unknown; 409 shipment-arrived
     */
    @Transactional
    public Mono<Shipment.Sheet> arrive(Actor actor, UUID id, Shipment.Arrival arrival) {
        UUID town = actor.town();
        return shipments
                .lock(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次调拨")))
                .delayUntil(found -> outlets.find(town, found.toOutlet())
                        .map(outlet -> outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN)))
                .map(found -> found.mustAwait(actor))
                .flatMap(found -> shipments
                        .lines(town, List.of(id))
                        .collectList()
                        .flatMap(lines -> unload(actor, new Unloading(found, lines, arrival.of(lines)))))
                .then(Mono.defer(() -> shipments.find(town, id)))
                .flatMap(found -> sheets(town, List.of(found)).map(sheets -> sheets.get(0)));
    }

    /** What came off the cart. */
    private record Unloading(Shipment shipment, List<Shipment.Line> lines, Map<UUID, Integer> arrived) {

        int arrived(UUID good) {
            return arrived.getOrDefault(good, 0);
        }
    }

    private Mono<Void> unload(Actor actor, Unloading unloading) {
        UUID town = actor.town();
        Shipment shipment = unloading.shipment();
        return shipments
                .arrive(town, shipment.id(), unloading.arrived(), actor, clock.instant())
                .then(batches.takenBy(town, shipment.id()))
                .flatMap(carried -> shelve(town, unloading, carried))
                .then(audit.record(actor, "store.goods-arrived", "shipment", shipment.id(), null, unloading.arrived()))
                .then(Mono.zip(
                        outlets.find(town, shipment.fromOutlet()),
                        outlets.find(town, shipment.toOutlet()),
                        books.openBook(town, Quarter.LAST)))
                .flatMap(found ->
                        ledger.postAll(town, settled(actor, unloading, found.getT1(), found.getT2(), found.getT3())))
                .then();
    }

    /** The batches that arrived begin anew in this store, with their price and date; the rest goes back to its own. */
    private Mono<Void> shelve(UUID town, Unloading unloading, List<Pick.Taken> carried) {
        Map<UUID, List<Pick.Taken>> byGood = carried.stream()
                .collect(Collectors.groupingBy(taken -> taken.batch().goodId()));
        List<Part> parts = byGood.entrySet().stream()
                .flatMap(each -> Part.split(each.getValue(), unloading.arrived(each.getKey())).stream())
                .toList();
        return Flux.fromIterable(parts)
                .filter(part -> part.arrived() > 0)
                .concatMap(part -> batches.add(town, begun(unloading.shipment(), part)))
                .then(batches.putBack(
                        town,
                        parts.stream()
                                .filter(part -> part.back() > 0)
                                .map(part -> new Pick.Taken(part.batch(), part.back()))
                                .toList(),
                        unloading.shipment().id()));
    }

    /** How much of a batch arrived and how much goes back. */
    record Part(Batch batch, int arrived, int back) {

        /** What expires first arrived first; what no batch carried is not told of here. */
        static List<Part> split(List<Pick.Taken> carried, int arrived) {
            List<Part> parts = new ArrayList<>();
            int left = arrived;
            List<Pick.Taken> order = carried.stream()
                    .sorted(Comparator.comparing(Pick.Taken::batch, Batch.FIRST_OUT))
                    .toList();
            for (Pick.Taken taken : order) {
                int here = Math.min(left, taken.pieces());
                left -= here;
                parts.add(new Part(taken.batch(), here, taken.pieces() - here));
            }
            return parts;
        }
    }

    private Batch begun(Shipment shipment, Part part) {
        Batch from = part.batch();
        return new Batch(
                ids.next(),
                shipment.toOutlet(),
                from.goodId(),
                Batch.Origin.SHIPMENT,
                shipment.id(),
                part.arrived(),
                part.arrived(),
                0,
                from.unitFen(),
                from.bestBefore(),
                LocalDate.now(clock));
    }

    private List<Transfer> settled(Actor actor, Unloading unloading, Outlet from, Outlet to, Quarter book) {
        StockPostings postings = new StockPostings(ids, book, LocalDate.now(clock));
        return unloading.lines().stream()
                .flatMap(line -> Stream.of(Movement.ARRIVE, Movement.TURN_BACK)
                        .filter(movement -> pieces(unloading, line, movement) > 0)
                        .map(movement -> postings.settle(
                                movement,
                                from.holder(),
                                movement == Movement.ARRIVE ? to.holder() : from.holder(),
                                line.goodId(),
                                pieces(unloading, line, movement),
                                new Source("store.arrival", line.shipmentId() + ":" + line.goodId() + ":" + movement),
                                actor.person(),
                                line.transferId())))
                .toList();
    }

    private static int pieces(Unloading unloading, Shipment.Line line, Movement movement) {
        int arrived = unloading.arrived(line.goodId());
        return movement == Movement.ARRIVE ? arrived : line.pieces() - arrived;
    }

    Mono<Page<Shipment.Sheet>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedBy(actor, READERS))
                .thenMany(shipments.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()))
                .flatMap(page -> sheets(actor.town(), page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Mono<List<Shipment.Sheet>> sheets(UUID town, List<Shipment> found) {
        return shipments
                .lines(town, found.stream().map(Shipment::id).toList())
                .collect(Collectors.groupingBy(Shipment.Line::shipmentId))
                .map(lines -> found.stream()
                        .map(shipment -> new Shipment.Sheet(shipment, lines.getOrDefault(shipment.id(), List.of())))
                        .toList());
    }
}
