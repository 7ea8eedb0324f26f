package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Re-adds the whole book of a town from its entries and compares. Each statement sees one snapshot. */
@Component
class BookInspection {

    private final DatabaseClient database;
    private final Clock clock;

    BookInspection(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Until the transaction ends a statement may take longer than others: the book of a large town after some years is
     * not re-added in the half minute that is enough for everything else.
     */
    Mono<Void> mayTakeLong() {
        return database.sql("select set_config('statement_timeout', '10min', true)")
                .then();
    }

    /** What is wrong, one sentence each; at most 100 of each kind. One statement, hence one snapshot. */
    Flux<String> findings(UUID town) {
        return database.sql("""
                        with transfers as (
                          select t.id, t.amount, count(e.seq) entries, coalesce(sum(e.amount), 0) total,
                                 coalesce(sum(e.amount) filter (where e.amount > 0), 0) moved
                          from ledger.transfer t
                          left join ledger.entry e on e.town_id = t.town_id and e.transfer_id = t.id
                          where t.town_id = :town group by t.id, t.amount),
                        lines as (
                          select account_id, count(*) n, max(seq) last, sum(amount) total from ledger.entry
                          where town_id = :town group by account_id),
                        running as (
                          select account_id, seq, balance_after,
                                 sum(amount) over (partition by account_id order by seq) upto
                          from ledger.entry where town_id = :town),
                        lots as (
                          select account_id, sum(remaining) total from ledger.lot where town_id = :town group by account_id),
                        followed as (
                          select follows id, sum(amount) used from ledger.transfer
                          where town_id = :town and follows is not null group by follows),
                        left_over as (
                          select transfer_id id, sum(amount_left) amount_left from ledger.remainder
                          where town_id = :town group by transfer_id),
                        holds as (
                          select t.to_account, sum(t.amount - coalesce(f.used, 0)) open
                          from ledger.transfer t left join followed f on f.id = t.id
                          where t.town_id = :town and t.movement in ('HOLD', 'RESERVE', 'SEND') group by t.to_account),
                        crossed as (
                          select holder_id, good_id, sum(pieces) net from (
                            select a.holder_id, a.good_id, t.amount pieces from ledger.transfer t
                            join ledger.account a on a.town_id = t.town_id and a.id = t.to_account
                            where t.town_id = :town and t.movement = 'ARRIVE'
                            union all
                            select a.holder_id, a.good_id, -t.amount from ledger.transfer t
                            join ledger.account a on a.town_id = t.town_id and a.id = t.from_account
                            where t.town_id = :town and t.movement = 'ARRIVE') each_way
                          group by holder_id, good_id),
                        fund as (select coalesce(sum(points), 0) points from ledger.fund where town_id = :town)
                        (select '转账 ' || id || ' 借贷不平：合计 ' || total || '，应动 ' || amount || '，实动 ' || moved as finding
                         from transfers where total <> 0 or moved <> amount or entries < 2 limit 100)
                        union all
                        (select '账户 ' || a.id || '（' || a.purse || '）余额 ' || a.balance || '，明细合计 ' || coalesce(l.total, 0)
                         from ledger.account a left join lines l on l.account_id = a.id
                         where a.town_id = :town and a.balance <> coalesce(l.total, 0) limit 100)
                        union all
                        (select '账户 ' || a.id || ' 明细缺号：共 ' || coalesce(l.n, 0) || ' 行，末号 ' || a.seq
                         from ledger.account a left join lines l on l.account_id = a.id
                         where a.town_id = :town
                           and (a.seq <> coalesce(l.n, 0) or a.seq <> coalesce(l.last, 0)) limit 100)
                        union all
                        (select '账户 ' || account_id || ' 第 ' || seq || ' 行结余 ' || balance_after || '，应为 ' || upto
                         from running where balance_after <> upto limit 100)
                        union all
                        (select '账户 ' || a.id || '（' || a.purse || '）余额 ' || a.balance || '，各季度结存 ' || coalesce(l.total, 0)
                         from ledger.account a left join lots l on l.account_id = a.id
                         where a.town_id = :town and a.purse in ('WALLET', 'HELD')
                           and a.balance <> coalesce(l.total, 0) limit 100)
                        union all
                        (select '账户 ' || a.id || '（' || a.purse || '）低于下限：' || a.balance
                         from ledger.account a where a.town_id = :town and a.balance < a.floor limit 100)
                        union all
                        (select '转账 ' || t.id || ' 被超额冲回：' || f.used || ' / ' || t.amount
                         from ledger.transfer t join followed f on f.id = t.id
                         where t.town_id = :town and f.used > t.amount limit 100)
                        union all
                        (select '转账 ' || t.id || ' 剩余 ' || r.amount_left || '，应为 ' || (t.amount - coalesce(f.used, 0))
                         from left_over r join ledger.transfer t on t.town_id = :town and t.id = r.id
                         left join followed f on f.id = r.id
                         where r.amount_left <> t.amount - coalesce(f.used, 0) limit 100)
                        union all
                        (select '账户 ' || a.id || '（' || a.purse || '）冻结 ' || a.balance || '，未结的兑换合计 ' || coalesce(h.open, 0)
                         from ledger.account a left join holds h on h.to_account = a.id
                         where a.town_id = :town and a.purse in ('HELD', 'RESERVED', 'TRANSIT')
                           and a.balance <> coalesce(h.open, 0) limit 100)
                        union all
                        (select '发行下限 ' || a.floor || '，资金对应积分 ' || f.points
                         from ledger.account a, fund f
                         where a.town_id = :town and a.purse = 'ISSUE' and a.floor <> -f.points limit 100)
                        union all
                        (select '全镇积分合计不为零：' || sum(a.balance) from ledger.account a
                         where a.town_id = :town and a.good_id is null having sum(a.balance) <> 0)
                        union all
                        (select '商品 ' || a.good_id || ' 件数合计不为零：' || sum(a.balance) from ledger.account a
                         where a.town_id = :town and a.good_id is not null
                         group by a.good_id having sum(a.balance) <> 0 limit 100)
                        union all
                        (select '商品 ' || a.good_id || ' 在 ' || a.holder_id || ' 的件数合计 ' || sum(a.balance)
                                || '，调入调出相抵 ' || coalesce(max(c.net), 0)
                         from ledger.account a
                         left join crossed c on c.holder_id = a.holder_id and c.good_id = a.good_id
                         where a.town_id = :town and a.good_id is not null
                         group by a.good_id, a.holder_id having sum(a.balance) <> coalesce(max(c.net), 0) limit 100)
                        """)
                .bind("town", town)
                .map(row -> Objects.requireNonNull(row.get("finding", String.class)))
                .all();
    }

    Mono<Proof> proof(UUID town, Quarter quarter) {
        return moved(town, quarter)
                .zipWith(pieces(town))
                .flatMap(found -> database.sql("""
                        select coalesce(sum(balance) filter (where purse = 'ISSUE'), 0)::bigint issued,
                               coalesce(sum(balance) filter (where purse = 'POOL'), 0)::bigint pools,
                               coalesce(sum(balance) filter (where purse = 'WALLET'), 0)::bigint wallets,
                               coalesce(sum(balance) filter (where purse = 'HELD'), 0)::bigint held,
                               coalesce(sum(balance) filter (where purse = 'REDEEMED'), 0)::bigint redeemed,
                               coalesce(sum(balance) filter (where purse = 'EXPIRED'), 0)::bigint expired,
                               (select coalesce(sum(points), 0)::bigint from ledger.fund where town_id = :town) fund,
                               (select coalesce(sum(amount_fen), 0)::bigint from ledger.fund where town_id = :town) fen
                        from ledger.account where town_id = :town and good_id is null
                        """)
                        .bind("town", town)
                        .map(row -> proof(quarter, found.getT1(), found.getT2(), row))
                        .one());
    }

    /** Pieces of all goods in all stores of a town, as of now. */
    private Mono<Pieces> pieces(UUID town) {
        return database.sql("""
                        select -coalesce(sum(balance) filter (where purse = 'SUPPLY'), 0)::bigint received,
                               coalesce(sum(balance) filter (where purse = 'STOCK'), 0)::bigint on_shelf,
                               coalesce(sum(balance) filter (where purse = 'RESERVED'), 0)::bigint reserved,
                               coalesce(sum(balance) filter (where purse = 'HANDED'), 0)::bigint handed,
                               coalesce(sum(balance) filter (where purse = 'BLOCKED'), 0)::bigint blocked,
                               coalesce(sum(balance) filter (where purse = 'TRANSIT'), 0)::bigint under_way,
                               coalesce(sum(balance) filter (where purse = 'LOST'), 0)::bigint lost
                        from ledger.account where town_id = :town and good_id is not null
                        """).bind("town", town).mapProperties(Pieces.class).one();
    }

    private Proof proof(Quarter quarter, Map<Movement, Long> moved, Pieces pieces, Readable row) {
        return new Proof(
                quarter,
                clock.instant(),
                number(row, "fen"),
                number(row, "fund"),
                number(row, "fund") + number(row, "issued"),
                number(row, "pools"),
                number(row, "wallets"),
                number(row, "held"),
                number(row, "redeemed"),
                number(row, "expired"),
                moved,
                pieces);
    }

    private Mono<Map<Movement, Long>> moved(UUID town, Quarter quarter) {
        return database.sql("""
                        select t.movement, sum(t.amount)::bigint points from ledger.transfer t
                        where t.town_id = :town and t.quarter = :quarter
                          and t.from_purse in ('ISSUE', 'POOL', 'WALLET', 'HELD', 'REDEEMED', 'EXPIRED')
                        group by t.movement
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(row -> Map.entry(
                        Movement.valueOf(Objects.requireNonNull(row.get("movement", String.class))),
                        number(row, "points")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, () -> new EnumMap<>(Movement.class));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
