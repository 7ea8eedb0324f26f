package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.TownByTown;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether the batches are what they promise: each is what arrived plus its moves, no store has more in batches than the
 * book says lies there, and what is blocked in batches is what is blocked in the book. Looked at once a day, and on demand.
 */
@Component
class BatchAudit implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(BatchAudit.class);

    private final DatabaseClient database;
    private final Outlets outlets;
    private final Ledger ledger;
    private final Community community;
    private final TownByTown towns;

    BatchAudit(DatabaseClient database, Outlets outlets, Ledger ledger, Community community, TownByTown towns) {
        this.database = database;
        this.outlets = outlets;
        this.ledger = ledger;
        this.community = community;
        this.towns = towns;
    }

    @Override
    public String name() {
        return "store.batch-audit";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(
                name(),
                community.towns().map(Town::id),
                town -> findings(town)
                        .doOnNext(finding -> LOG.error("batches of town {} are wrong: {}", town, finding))
                        .count());
    }

    Mono<List<String>> check(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return findings(actor.town()).collectList();
    }

    /** What is wrong, one sentence each; nothing when all is well. */
    Flux<String> findings(UUID town) {
        return moves(town).concatWith(sums(town).concatMap(sum -> compared(town, sum)));
    }

    private Flux<String> moves(UUID town) {
        return database.sql("""
                        select '批次 ' || b.id || ' 剩 ' || b.left_over || '，应剩 ' || (b.arrived + coalesce(m.moved, 0))
                        from store.batch b
                        left join (select batch_id, sum(pieces) moved from store.batch_move
                                   where town_id = :town group by batch_id) m on m.batch_id = b.id
                        where b.town_id = :town and b.left_over <> b.arrived + coalesce(m.moved, 0) limit 100
                        """).bind("town", town).mapValue(String.class).all();
    }

    record Sum(UUID outletId, UUID goodId, long leftOver, long blocked) {}

    private Flux<Sum> sums(UUID town) {
        return database.sql("""
                        select outlet_id, good_id, sum(left_over)::bigint left_over, sum(blocked)::bigint blocked
                        from store.batch where town_id = :town group by outlet_id, good_id
                        """).bind("town", town).mapProperties(Sum.class).all();
    }

    private Flux<String> compared(UUID town, Sum sum) {
        return outlets.find(town, sum.outletId())
                .flatMapMany(outlet -> ledger.balancesOf(
                                town, Batches.there(outlet, sum.goodId()).toList())
                        .flatMapIterable(book -> different(outlet, sum, book)));
    }

    private static List<String> different(Outlet outlet, Sum sum, Map<Account, Long> book) {
        long there = book.values().stream().mapToLong(Long::longValue).sum();
        long blocked = book.getOrDefault(Account.of(outlet.holder(), Purse.BLOCKED, sum.goodId()), 0L);
        String what = outlet.name() + " 商品 " + sum.goodId();
        if (sum.leftOver() > there) {
            return List.of(what + " 批次共 " + sum.leftOver() + " 件，账上只有 " + there + " 件");
        }
        return sum.blocked() == blocked
                ? List.of()
                : List.of(what + " 批次停发 " + sum.blocked() + " 件，账上停发 " + blocked + " 件");
    }
}
