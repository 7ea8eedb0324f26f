package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Act;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.GroupCommit;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes goods into a village store and says what is there. Every piece is in the ledger, none is counted here. */
@Component
public class StockDesk {

    private final Goods goods;
    private final Deliveries deliveries;
    private final SupplySettingsShelf settings;
    private final Books books;
    private final Ledger ledger;
    private final Community community;
    private final Audit audit;
    private final GroupCommit commit;
    private final Ids ids;
    private final Clock clock;

    StockDesk(
            Goods goods,
            Deliveries deliveries,
            SupplySettingsShelf settings,
            Books books,
            Ledger ledger,
            Community community,
            Audit audit,
            GroupCommit commit,
            Ids ids,
            Clock clock) {
        this.goods = goods;
        this.deliveries = deliveries;
        this.settings = settings;
        this.books = books;
        this.ledger = ledger;
        this.community = community;
        this.audit = audit;
        this.commit = commit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books goods that arrived. By the village's committee or clerk, or the town.
     *
     * @throws Problem 404 unknown village or good, 422 not-stocked for what is not counted, receipt-required where
     *     goods come in with three signatures only
     */
    public Mono<Delivery> receive(Actor actor, UUID village, Delivery.Form form) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN);
        return community
                .village(actor.town(), village)
                .then(mayComeWithOneSignature(actor.town()))
                .then(stocked(actor.town(), form.good()))
                .map(good -> delivery(actor, village, good, form))
                .zipWith(books.openBook(actor.town(), Quarter.LAST))
                .flatMap(found ->
                        commit.write(act(actor, found.getT1(), found.getT2())).thenReturn(found.getT1()));
    }

    private Act act(Actor actor, Delivery delivery, Quarter book) {
        return Act.of(
                        actor.town(),
                        deliveries.added(delivery),
                        audit.recorded(actor, "store.goods-received", "delivery", delivery.id(), delivery.note()))
                .with(ledger.posted(List.of(transfer(delivery, book))))
                .saying(Ledger::inWords);
    }

    private Mono<SupplySettings> mayComeWithOneSignature(UUID town) {
        return settings.of(town)
                .filter(decided -> !decided.threeSignatures())
                .switchIfEmpty(Mono.error(() -> Problem.refused("receipt-required", "本镇的货要凭采购单三方签收入库")));
    }

    private Mono<Good> stocked(UUID town, UUID id) {
        return goods.find(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")))
                .filter(Good::stocked)
                .switchIfEmpty(Mono.error(() -> Problem.refused("not-stocked", "这个项目不计库存，不用入库")));
    }

    private Delivery delivery(Actor actor, UUID village, Good good, Delivery.Form form) {
        return new Delivery(
                ids.next(),
                village,
                good.id(),
                form.pieces(),
                words(form.supplier()),
                words(form.note()),
                actor.person(),
                actor.name(),
                clock.instant());
    }

    private Transfer transfer(Delivery delivery, Quarter book) {
        return Transfer.of(
                ids.next(),
                Movement.RECEIVE,
                Account.supply(delivery.villageId(), delivery.goodId()),
                Account.stock(delivery.villageId(), delivery.goodId()),
                delivery.pieces(),
                new Source("store.delivery", delivery.id().toString()),
                book,
                LocalDate.now(clock),
                delivery.receivedBy(),
                "到货入库");
    }

    /** What a village's store holds of each counted good, a page of goods at a time. */
    Mono<Page<StockLevel>> levels(Actor actor, UUID village, @Nullable UUID after, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community
                .village(actor.town(), village)
                .thenMany(goods.list(actor.town(), true, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, good -> good.id().toString()))
                .flatMap(page -> levels(actor.town(), village, page));
    }

    private Mono<Page<StockLevel>> levels(UUID town, UUID village, Page<Good> page) {
        List<Good> counted = page.items().stream().filter(Good::stocked).toList();
        List<Account> accounts = counted.stream()
                .flatMap(good -> Stream.of(
                        Account.supply(village, good.id()),
                        Account.stock(village, good.id()),
                        Account.reserved(village, good.id()),
                        Account.handed(village, good.id())))
                .toList();
        return ledger.balancesOf(town, accounts)
                .map(balances -> new Page<>(
                        counted.stream()
                                .map(good -> level(village, good, balances))
                                .toList(),
                        page.next()));
    }

    private static StockLevel level(UUID village, Good good, Map<Account, Long> balances) {
        return new StockLevel(
                good,
                -balances.getOrDefault(Account.supply(village, good.id()), 0L),
                balances.getOrDefault(Account.stock(village, good.id()), 0L),
                balances.getOrDefault(Account.reserved(village, good.id()), 0L),
                balances.getOrDefault(Account.handed(village, good.id()), 0L));
    }

    Mono<Page<Delivery>> deliveries(Actor actor, UUID village, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return deliveries
                .list(actor.town(), village, before, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, delivery -> delivery.id().toString()));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
