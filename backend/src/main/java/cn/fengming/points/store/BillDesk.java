package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Settles with partner shops for what they gave out, against the ledger, and for nothing twice. */
@Component
class BillDesk {

    private final Bills bills;
    private final Outlets outlets;
    private final Goods goods;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    BillDesk(Bills bills, Outlets outlets, Goods goods, Ledger ledger, Audit audit, Clock clock) {
        this.bills = bills;
        this.outlets = outlets;
        this.goods = goods;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem 404 unknown shop or good; 409 price-set when that day has a price; 422 no-partner */
    @Transactional
    public Mono<List<Bill.AgreedPrice>> agreePrice(Actor actor, UUID outlet, UUID good, Bill.PriceForm form) {
        actor.mustServeTown(Role.TOWN);
        UUID town = actor.town();
        return shop(town, outlet)
                .then(goods.find(town, good))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")))
                .flatMap(found -> bills.addPrice(town, outlet, good, form, actor, clock.instant()))
                .filter(fresh -> fresh)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("price-set", "这一天已经定过价，请换一天起算")))
                .then(audit.record(actor, "store.price-agreed", "outlet", outlet, null, form))
                .then(Mono.defer(() -> bills.prices(town, outlet).collectList()));
    }

    Mono<List<Bill.AgreedPrice>> prices(Actor actor, UUID outlet) {
        return shop(actor.town(), outlet)
                .map(found -> found.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.TOWN, Role.AUDITOR))
                .then(bills.prices(actor.town(), outlet).collectList());
    }

    private Mono<Outlet> shop(UUID town, UUID outlet) {
        return outlets.find(town, outlet)
                .filter(found -> found.kind() == Outlet.Kind.PARTNER)
                .switchIfEmpty(Mono.error(() -> Problem.refused("no-partner", "只有合作店才结算")));
    }

    /**
     * Draws a bill over what is open, once: a repeat answers what stands.
     *
     * @throws Problem 404 unknown shop; 422 no-partner, nothing-to-settle, price-missing,
     *     bill-differs
     */
    @Transactional
    public Mono<Bill.Sheet> draw(Actor actor, UUID id, Bill.Form form) {
        actor.mustServeTown(Role.TOWN);
        UUID town = actor.town();
        form.mustBeOver(LocalDate.now(clock));
        return shop(town, form.outlet())
                .delayUntil(found -> bills.lockShop(town, found.id()))
                .delayUntil(found -> bills.find(town, id).switchIfEmpty(Mono.defer(() -> write(actor, id, form))))
                .then(Mono.defer(() -> bills.find(town, id)))
                .doOnNext(form::mustSay)
                .flatMap(bill -> sheet(town, bill));
    }

    private Mono<Bill> write(Actor actor, UUID id, Bill.Form form) {
        UUID town = actor.town();
        return bills.open(town, form, zone())
                .collectList()
                .doOnNext(BillDesk::mustBePriced)
                .map(open -> open.stream().map(Bills.Candidate::line).toList())
                .flatMap(lines -> bills.add(town, id, form, lines, actor, clock.instant()))
                .then(audit.record(actor, "store.bill-drawn", "bill", id, null, form))
                .then(bills.find(town, id));
    }

    private static void mustBePriced(List<Bills.Candidate> open) {
        if (open.isEmpty()) {
            throw Problem.refused("nothing-to-settle", "这段时间没有要结算的");
        }
        List<String> unpriced = open.stream()
                .filter(line -> line.unitFen() == null)
                .map(Bills.Candidate::name)
                .distinct()
                .toList();
        if (!unpriced.isEmpty()) {
            throw Problem.refused("price-missing", "还没有和店家定价：" + String.join("、", unpriced));
        }
    }

    /** By the keeper. @throws Problem 403 anybody else; 404 unknown; 409 in another state */
    @Transactional
    public Mono<Bill.Sheet> agree(Actor actor, UUID id) {
        UUID town = actor.town();
        return locked(town, id)
                .delayUntil(bill -> outlets.find(town, bill.outletId()).doOnNext(shop -> mustBeKeptBy(shop, actor)))
                .map(bill -> bill.mustBe(Bill.State.DRAWN).mustNotBeDrawnBy(actor))
                .delayUntil(bill -> bills.agree(town, id, actor, clock.instant()))
                .delayUntil(bill -> audit.record(actor, "store.bill-agreed", "bill", id, null))
                .then(Mono.defer(() -> bills.find(town, id)))
                .flatMap(bill -> sheet(town, bill));
    }

    private static void mustBeKeptBy(Outlet shop, Actor actor) {
        if (!shop.keptBy(actor)) {
            throw Problem.forbidden("结算单由店主确认");
        }
    }

    /** @throws Problem 404 unknown; 409 before the keeper agreed, or paid already */
    @Transactional
    public Mono<Bill.Sheet> pay(Actor actor, UUID id, Bill.Payment payment) {
        actor.mustServeTown(Role.TOWN);
        UUID town = actor.town();
        String reference = payment.reference().strip();
        return locked(town, id)
                .map(bill -> bill.mustBe(Bill.State.AGREED))
                .delayUntil(bill -> bills.pay(town, id, actor, clock.instant(), reference))
                .delayUntil(bill -> audit.record(actor, "store.bill-paid", "bill", id, reference))
                .then(Mono.defer(() -> bills.find(town, id)))
                .flatMap(bill -> sheet(town, bill));
    }

    /** @throws Problem 404 unknown; 409 paid or void */
    @Transactional
    public Mono<Bill.Sheet> strike(Actor actor, UUID id, String reason) {
        actor.mustServeTown(Role.TOWN);
        UUID town = actor.town();
        return locked(town, id)
                .map(Bill::mustBeVoidable)
                .delayUntil(bill -> bills.strike(town, id, clock.instant(), reason.strip()))
                .delayUntil(bill -> audit.record(actor, "store.bill-voided", "bill", id, reason))
                .then(Mono.defer(() -> bills.find(town, id)))
                .flatMap(bill -> sheet(town, bill));
    }

    private Mono<Bill> locked(UUID town, UUID id) {
        return bills.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这张结算单")));
    }

    /** For the town, the auditor and the keeper. @throws Problem 404 unknown, 403 anybody else */
    Mono<Bill.Sheet> find(Actor actor, UUID id) {
        return bills.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张结算单")))
                .delayUntil(bill -> outlets.find(actor.town(), bill.outletId()).doOnNext(shop -> mustRead(shop, actor)))
                .flatMap(bill -> sheet(actor.town(), bill));
    }

    private static void mustRead(Outlet shop, Actor actor) {
        if (!shop.keptBy(actor)) {
            actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        }
    }

    Mono<Page<Bill>> list(Actor actor, UUID outlet, @Nullable UUID before, int size) {
        return shop(actor.town(), outlet)
                .doOnNext(shop -> mustRead(shop, actor))
                .thenMany(bills.list(actor.town(), outlet, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    private Mono<Bill.Sheet> sheet(UUID town, Bill bill) {
        return Mono.zip(
                bills.lines(town, bill.id()).collectList(),
                control(town, bill.outletId()),
                (lines, control) -> new Bill.Sheet(bill, lines, control));
    }

    private Mono<Bill.Control> control(UUID town, UUID outlet) {
        return Mono.zip(
                handed(town, outlet),
                bills.control(town, outlet, zone()),
                (inLedger, counted) -> new Bill.Control(inLedger, counted[0], counted[1]));
    }

    private Mono<Long> handed(UUID town, UUID outlet) {
        return outlets.find(town, outlet)
                .zipWith(goods.all(town).collectList())
                .flatMap(found -> ledger.balancesOf(
                        town,
                        found.getT2().stream()
                                .map(good -> Account.of(found.getT1().holder(), Purse.HANDED, good.id()))
                                .toList()))
                .map(book -> book.values().stream().mapToLong(Long::longValue).sum());
    }

    private String zone() {
        return clock.getZone().getId();
    }
}
