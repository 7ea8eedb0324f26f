package cn.fengming.points.store;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which pieces lie in which batch. The ledger says how many pieces there are; this says how old they are. Every method
 * that changes something joins the caller's transaction and locks the batches of a good before the ledger's accounts.
 */
@Component
class Batches {

    private final DatabaseClient database;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    Batches(DatabaseClient database, Ledger ledger, Ids ids, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> add(UUID town, Batch batch) {
        var insert = database.sql("""
                        insert into store.batch (town_id, id, outlet_id, good_id, origin, source_id, arrived, left_over,
                          unit_fen, best_before, arrived_on)
                        values (:town, :id, :outlet, :good, :origin, :source, :pieces, :pieces, :fen, :before, :on)
                        """)
                .bind("town", town)
                .bind("id", batch.id())
                .bind("outlet", batch.outletId())
                .bind("good", batch.goodId())
                .bind("origin", batch.origin().name())
                .bind("source", batch.sourceId())
                .bind("pieces", batch.arrived())
                .bind("fen", batch.unitFen())
                .bind("on", batch.arrivedOn());
        return insert.bind("before", Maybe.of(LocalDate.class, batch.bestBefore()))
                .then();
    }

    /** Of one store; what is left somewhere, first out first. */
    Flux<Batch> ofOutlet(UUID town, UUID outlet) {
        return database.sql("""
                        select * from store.batch where town_id = :town and outlet_id = :outlet and left_over > 0
                        order by good_id, best_before nulls last, arrived_on, id
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .mapProperties(Batch.class)
                .all();
    }

    /** Takes good pieces of several goods, for a handover. @throws Problem 409 expired-stock */
    Mono<Void> takeGood(UUID town, Outlet outlet, Map<UUID, Integer> wanted, UUID subject) {
        LocalDate today = LocalDate.now(clock);
        return lock(town, outlet.id(), wanted.keySet())
                .flatMap(found -> found.isEmpty()
                        ? Mono.empty()
                        : loose(town, outlet, found)
                                .flatMap(loose -> take(
                                        town,
                                        found.keySet().stream()
                                                .map(good -> Pick.good(
                                                        found.getOrDefault(good, List.of()),
                                                        loose.getOrDefault(good, 0L),
                                                        wanted.getOrDefault(good, 0),
                                                        today))
                                                .toList(),
                                        subject)));
    }

    /** Takes good pieces of one good for another store; the pick tells which. @throws Problem 409 expired-stock */
    Mono<Pick> takeGood(UUID town, Outlet outlet, UUID good, int pieces, UUID subject) {
        LocalDate today = LocalDate.now(clock);
        return pick(town, outlet, good, subject, (batches, loose) -> Pick.good(batches, loose, pieces, today));
    }

    /** Takes any pieces, for a loss or a shortage. */
    Mono<Pick> takeAny(UUID town, Outlet outlet, UUID good, int pieces, UUID subject) {
        return pick(town, outlet, good, subject, (batches, loose) -> Pick.any(batches, loose, pieces));
    }

    /** Takes what is blocked, to throw it away. @throws Problem 422 when less than that is */
    Mono<Pick> takeBlocked(UUID town, Outlet outlet, UUID good, int pieces, UUID subject) {
        return lock(town, outlet.id(), List.of(good))
                .map(found -> Pick.blocked(found.getOrDefault(good, List.of()), pieces))
                .delayUntil(pick -> unblock(town, pick))
                .delayUntil(pick -> take(town, List.of(pick), subject));
    }

    private interface Picking {
        Pick from(List<Batch> batches, long loose);
    }

    private Mono<Pick> pick(UUID town, Outlet outlet, UUID good, UUID subject, Picking picking) {
        return lock(town, outlet.id(), List.of(good))
                .flatMap(found -> loose(town, outlet, Map.of(good, found.getOrDefault(good, List.of())))
                        .map(loose -> picking.from(found.getOrDefault(good, List.of()), loose.getOrDefault(good, 0L))))
                .delayUntil(pick -> take(town, List.of(pick), subject));
    }

    /** Locks what is left of these goods in a store until the transaction ends, in one order. */
    private Mono<Map<UUID, List<Batch>>> lock(UUID town, UUID outlet, Collection<UUID> goods) {
        return database.sql("""
                        select * from store.batch
                        where town_id = :town and outlet_id = :outlet and good_id = any(:goods) and left_over > 0
                        order by good_id, id for update
                        """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("goods", goods.toArray(UUID[]::new))
                .mapProperties(Batch.class)
                .all()
                .collect(Collectors.groupingBy(Batch::goodId));
    }

    /** What the book has of each good beyond its batches. */
    private Mono<Map<UUID, Long>> loose(UUID town, Outlet outlet, Map<UUID, List<Batch>> batches) {
        return ledger.balancesOf(
                        town,
                        batches.keySet().stream()
                                .flatMap(good -> there(outlet, good))
                                .toList())
                .map(book -> batches.keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                good -> Math.max(
                                        0,
                                        there(outlet, good)
                                                        .mapToLong(account -> book.getOrDefault(account, 0L))
                                                        .sum()
                                                - batches.getOrDefault(good, List.of()).stream()
                                                        .mapToLong(Batch::leftOver)
                                                        .sum()))));
    }

    /** Where pieces of a good are that lie in a store. */
    static Stream<Account> there(Outlet outlet, UUID good) {
        return Stream.of(Purse.STOCK, Purse.RESERVED, Purse.BLOCKED)
                .map(purse -> Account.of(outlet.holder(), purse, good));
    }

    private Mono<Void> take(UUID town, List<Pick> picks, UUID subject) {
        return move(town, picks.stream().flatMap(pick -> pick.taken().stream()).toList(), -1, subject);
    }

    /** Pieces that were taken and come back after all. */
    Mono<Void> putBack(UUID town, List<Pick.Taken> taken, UUID subject) {
        return move(town, taken, 1, subject);
    }

    private Mono<Void> move(UUID town, List<Pick.Taken> taken, int sign, UUID subject) {
        return taken.isEmpty()
                ? Mono.empty()
                : database.sql("""
                        with moved as (
                          insert into store.batch_move (town_id, id, batch_id, subject_id, pieces, moved_at)
                          select :town, id, batch, :subject, pieces, :at
                          from unnest(:ids, :batches, :pieces) as new (id, batch, pieces)
                          returning batch_id, pieces)
                        update store.batch b set left_over = b.left_over + moved.pieces
                        from moved where b.town_id = :town and b.id = moved.batch_id
                        """)
                        .bind("town", town)
                        .bind("subject", subject)
                        .bind("at", clock.instant())
                        .bind("ids", taken.stream().map(each -> ids.next()).toArray(UUID[]::new))
                        .bind("batches", taken.stream().map(Pick.Taken::batchId).toArray(UUID[]::new))
                        .bind(
                                "pieces",
                                taken.stream().map(each -> sign * each.pieces()).toArray(Integer[]::new))
                        .then();
    }

    private Mono<Void> unblock(UUID town, Pick pick) {
        return Flux.fromIterable(pick.taken())
                .concatMap(taken -> database.sql("""
                                update store.batch set blocked = blocked - :pieces where town_id = :town and id = :id
                                """)
                        .bind("town", town)
                        .bind("id", taken.batchId())
                        .bind("pieces", taken.pieces())
                        .then())
                .then();
    }

    /** What a subject has taken and not put back: for a return, or the batches a shipment carries. */
    Mono<List<Pick.Taken>> takenBy(UUID town, UUID subject) {
        return database.sql("""
                        select b.*, m.pieces from store.batch b
                        join (select batch_id, -sum(pieces)::int pieces from store.batch_move
                              where town_id = :town and subject_id = :subject group by batch_id
                              having sum(pieces) < 0) m on m.batch_id = b.id
                        where b.town_id = :town
                        order by b.good_id, b.id for update of b
                        """)
                .bind("town", town)
                .bind("subject", subject)
                .mapProperties(Carried.class)
                .all()
                .map(Carried::taken)
                .collectList();
    }

    record Carried(
            UUID id,
            UUID outletId,
            UUID goodId,
            Batch.Origin origin,
            UUID sourceId,
            int arrived,
            int leftOver,
            int blocked,
            long unitFen,
            @Nullable LocalDate bestBefore,
            LocalDate arrivedOn,
            int pieces) {

        Pick.Taken taken() {
            var batch = new Batch(
                    id, outletId, goodId, origin, sourceId, arrived, leftOver, blocked, unitFen, bestBefore, arrivedOn);
            return new Pick.Taken(batch, pieces);
        }
    }

    /** Batches whose date is over and that are not wholly blocked, oldest first. */
    Flux<Batch> expired(UUID town, LocalDate today, int rows) {
        return database.sql("""
                        select * from store.batch
                        where town_id = :town and best_before < :today and left_over > blocked
                        order by best_before, id limit :rows
                        """)
                .bind("town", town)
                .bind("today", today)
                .bind("rows", rows)
                .mapProperties(Batch.class)
                .all();
    }

    Mono<Batch> lockOne(UUID town, UUID id) {
        return database.sql("select * from store.batch where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Batch.class)
                .one();
    }

    Mono<Void> block(UUID town, UUID id, long pieces) {
        return database.sql("update store.batch set blocked = blocked + :pieces where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .bind("pieces", (int) pieces)
                .then();
    }
}
