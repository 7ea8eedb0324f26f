package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Proof;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds a season up from its redemptions, for the town, the auditor and the village it concerns. Changes nothing. */
@Component
class Settlements {

    private final DatabaseClient database;
    private final Windows windows;
    private final Ledger ledger;
    private final Books books;
    private final Community community;

    Settlements(DatabaseClient database, Windows windows, Ledger ledger, Books books, Community community) {
        this.database = database;
        this.windows = windows;
        this.ledger = ledger;
        this.books = books;
        this.community = community;
    }

    /** One village's window. @throws Problem 404 when the town has no such window */
    Mono<Settlement> ofWindow(Actor actor, UUID id) {
        return windows.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个兑换期")))
                .doOnNext(window ->
                        actor.mustServe(window.villageId(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .flatMap(window -> settle(
                        actor.town(), window.book(), window.villageId(), walletsOf(actor.town(), window.villageId())));
    }

    /** The whole town's quarter. Wallets are those of all households. */
    Mono<Settlement> ofQuarter(Actor actor, Quarter quarter) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return settle(
                actor.town(),
                quarter,
                null,
                books.proof(actor.town(), quarter).map(Proof::wallets).defaultIfEmpty(0L));
    }

    private Mono<Settlement> settle(UUID town, Quarter quarter, @Nullable UUID village, Mono<Long> wallets) {
        return Mono.zip(
                        byVillage(town, quarter, village).collectList(),
                        byGood(town, quarter, village).collectList(),
                        wallets)
                .map(found -> settlement(quarter, found.getT1(), found.getT2(), found.getT3()));
    }

    private static Settlement settlement(
            Quarter quarter, List<Settlement.ByVillage> villages, List<Settlement.ByGood> goods, long wallets) {
        return new Settlement(quarter, villages, goods, Settlement.Totals.of(villages), wallets);
    }

    private Mono<Long> walletsOf(UUID town, UUID village) {
        return community
                .householdsOf(town, village)
                .map(Household::id)
                .map(Account::wallet)
                .collectList()
                .flatMap(accounts -> ledger.balancesOf(town, accounts))
                .map(balances ->
                        balances.values().stream().mapToLong(Long::longValue).sum());
    }

    private Flux<Settlement.ByVillage> byVillage(UUID town, Quarter quarter, @Nullable UUID village) {
        return database.sql("""
                        select w.village_id, w.id window_id,
                          count(*) filter (where r.state = 'OPEN') open,
                          count(*) filter (where r.state = 'HANDED_OVER') handed_over,
                          count(*) filter (where r.state = 'CANCELLED') cancelled,
                          count(*) filter (where r.state = 'LAPSED') lapsed,
                          count(*) filter (where r.state = 'RETURNED') returned,
                          coalesce(sum(r.points) filter (where r.state = 'OPEN'), 0)::bigint points_held,
                          coalesce(sum(r.points) filter (where r.state = 'HANDED_OVER'), 0)::bigint points_handed,
                          coalesce(sum(r.cost_fen) filter (where r.state = 'HANDED_OVER'), 0)::bigint cost_fen
                        from store.redemption_window w
                        left join store.redemption r on r.town_id = w.town_id and r.window_id = w.id
                        where w.town_id = :town and w.quarter = :quarter
                          and (cast(:village as uuid) is null or w.village_id = :village)
                        group by w.village_id, w.id
                        order by w.id
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("village", Maybe.of(UUID.class, village))
                .mapProperties(Settlement.ByVillage.class)
                .all();
    }

    private Flux<Settlement.ByGood> byGood(UUID town, Quarter quarter, @Nullable UUID village) {
        return database.sql("""
                        select l.good_id, max(l.name) as name, sum(l.pieces)::bigint pieces,
                          sum(l.price * l.pieces)::bigint points, sum(l.cost_fen * l.pieces)::bigint cost_fen
                        from store.redemption_window w
                        join store.redemption r on r.town_id = w.town_id and r.window_id = w.id
                        join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id
                        where w.town_id = :town and w.quarter = :quarter and r.state = 'HANDED_OVER'
                          and (cast(:village as uuid) is null or w.village_id = :village)
                        group by l.good_id
                        order by points desc, l.good_id
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("village", Maybe.of(UUID.class, village))
                .mapProperties(Settlement.ByGood.class)
                .all();
    }
}
