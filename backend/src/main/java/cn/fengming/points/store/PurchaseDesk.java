package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Buys goods for a store. Nothing is on a shelf by it: that takes a receipt with three signatures. */
@Component
class PurchaseDesk {

    private static final Role[] READERS = {Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR};

    private final Purchases purchases;
    private final Outlets outlets;
    private final Goods goods;
    private final Audit audit;
    private final Clock clock;

    PurchaseDesk(Purchases purchases, Outlets outlets, Goods goods, Audit audit, Clock clock) {
        this.purchases = purchases;
        this.outlets = outlets;
        this.goods = goods;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Orders, once: a repeat answers what stands.
     *
     * @throws Problem 403 not by the village's committee or the town; 404 unknown store or good; 422 not-stocked,
     *     purchase-differs
     */
    @Transactional
    public Mono<Purchase.Sheet> order(Actor actor, UUID id, Purchase.Form form) {
        return outlets.find(actor.town(), form.outlet())
                .doOnNext(outlet -> outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.TOWN))
                .then(lines(actor.town(), form.mustNameEachOnce()))
                .flatMap(lines -> purchases
                        .add(actor.town(), id, form, actor, clock.instant())
                        .flatMap(fresh -> fresh ? write(actor, id, lines) : Mono.empty()))
                .then(Mono.defer(() -> sheet(actor, id)))
                .doOnNext(form::mustSay);
    }

    private Mono<List<Purchase.Line>> lines(UUID town, Purchase.Form form) {
        return goods.find(town, form.goods())
                .collectMap(Good::id, Function.identity())
                .map(known ->
                        form.lines().stream().map(order -> line(order, known)).toList());
    }

    private static Purchase.Line line(Purchase.Order order, Map<UUID, Good> known) {
        Good good = known.get(order.good());
        if (good == null) {
            throw Problem.notFound("这个商品");
        }
        if (!good.stocked()) {
            throw Problem.refused("not-stocked", good.name() + "不计库存，不用采购");
        }
        return new Purchase.Line(good.id(), good.name(), order.pieces(), 0, order.unitFen());
    }

    private Mono<Void> write(Actor actor, UUID id, List<Purchase.Line> lines) {
        return purchases
                .addLines(actor.town(), id, lines)
                .then(audit.record(actor, "store.purchase-ordered", "purchase", id, null, lines));
    }

    /** @throws Problem 404 unknown, 409 purchase-closed */
    @Transactional
    public Mono<Purchase.Sheet> close(Actor actor, UUID id, Purchase.Closing closing) {
        return purchases
                .lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张采购单")))
                .delayUntil(found -> outlets.find(actor.town(), found.outletId())
                        .map(outlet -> outlet.mustBeServedBy(actor, Role.COMMITTEE, Role.TOWN)))
                .map(Purchase::mustBeOpen)
                .flatMap(found -> purchases.close(
                        actor.town(),
                        id,
                        actor,
                        clock.instant(),
                        closing.reason().strip()))
                .then(audit.record(actor, "store.purchase-closed", "purchase", id, closing.reason()))
                .then(Mono.defer(() -> sheet(actor, id)));
    }

    /** @throws Problem 404 when the town has none such, 403 when it is another village's */
    Mono<Purchase.Sheet> sheet(Actor actor, UUID id) {
        return purchases
                .find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张采购单")))
                .delayUntil(found -> outlets.find(actor.town(), found.outletId())
                        .map(outlet -> outlet.mustBeServedByKeeperOr(actor, READERS)))
                .flatMap(found -> sheets(actor.town(), List.of(found)).map(sheets -> sheets.get(0)));
    }

    Mono<Page<Purchase.Sheet>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return outlets.find(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, READERS))
                .thenMany(purchases.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()))
                .flatMap(page -> sheets(actor.town(), page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Mono<List<Purchase.Sheet>> sheets(UUID town, List<Purchase> found) {
        return purchases
                .lines(town, found.stream().map(Purchase::id).toList())
                .collect(Collectors.groupingBy(
                        Purchases.LineOf::purchaseId, Collectors.mapping(Purchases.LineOf::line, Collectors.toList())))
                .map(lines -> found.stream()
                        .map(purchase -> Purchase.Sheet.of(purchase, lines.getOrDefault(purchase.id(), List.of())))
                        .toList());
    }
}
