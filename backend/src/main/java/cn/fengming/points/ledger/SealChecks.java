package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.seal.Block;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks of the chain, each kept; from what was found right an ordinary one goes on, a full one begins anew. */
@Component
class SealChecks {

    private static final int MOST_FINDINGS = 100;

    private final SealShelf shelf;
    private final SealInspection inspection;
    private final DatabaseClient database;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    SealChecks(SealShelf shelf, SealInspection inspection, DatabaseClient database, Ids ids, Json json, Clock clock) {
        this.shelf = shelf;
        this.inspection = inspection;
        this.database = database;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** The blocks since the last check that found nothing. */
    Mono<SealCheck> sinceLast(UUID town) {
        return checkedUpTo(town)
                .flatMap(before -> before == 0
                        ? all(town)
                        : lastNumber(town)
                                .flatMap(last -> blocks(town, before + 1, last))
                                .zipWith(cutOff(town), SealChecks::with));
    }

    /** All of them, and that no transfer was passed over. */
    Mono<SealCheck> all(UUID town) {
        return lastNumber(town)
                .flatMap(last -> blocks(town, 1, last))
                .zipWith(inspection.passedOver(town).collectList(), SealChecks::with)
                .zipWith(cutOff(town), SealChecks::with);
    }

    /** Blocks that were there at an earlier check and are not any more. */
    private Mono<List<String>> cutOff(UUID town) {
        return database.sql("""
                        select c.reached, b.last from
                          (select coalesce(max(to_block), 0)::bigint reached from ledger.seal_check
                           where town_id = :town) c,
                          (select coalesce(max(number), 0)::bigint last from ledger.block where town_id = :town) b
                        where b.last < c.reached
                        """)
                .bind("town", town)
                .map(row -> "封存块 " + (Objects.requireNonNull(row.get("last", Long.class)) + 1) + " 到 "
                        + row.get("reached", Long.class) + " 不见了，以前核对时还在")
                .all()
                .collectList();
    }

    private Mono<SealCheck> blocks(UUID town, long from, long to) {
        return inspection
                .findings(town, from, to)
                .reduceWith(ArrayList<String>::new, SealChecks::kept)
                .zipWhen(
                        findings -> leaves(town, from, to),
                        (findings, leaves) ->
                                new SealCheck(clock.instant(), from, Math.max(to, from - 1), leaves, findings));
    }

    /** Not cut off by cancelling: the rows are read in a transaction. */
    private static ArrayList<String> kept(ArrayList<String> findings, String one) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(one);
        }
        return findings;
    }

    private static SealCheck with(SealCheck check, List<String> more) {
        List<String> findings =
                Stream.concat(check.findings().stream(), more.stream()).toList();
        return new SealCheck(check.checkedAt(), check.fromBlock(), check.toBlock(), check.leaves(), findings);
    }

    private Mono<Long> lastNumber(UUID town) {
        return shelf.last(town).map(Block::number).defaultIfEmpty(0L);
    }

    private Mono<Long> leaves(UUID town, long from, long to) {
        return database.sql("""
                        select coalesce(sum(leaves), 0)::bigint n from ledger.block
                        where town_id = :town and number between :from and :to
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .mapValue(Long.class)
                .one();
    }

    /** A finding stays open until a later check that covers where it began finds nothing. */
    private Mono<Long> checkedUpTo(UUID town) {
        return database.sql("""
                        select coalesce(
                          (select min(b.from_block) - 1 from ledger.seal_check b
                           where b.town_id = :town and not b.ok and not exists (
                             select from ledger.seal_check g
                             where g.town_id = b.town_id and g.ok and g.id > b.id and g.from_block <= b.from_block)),
                          (select max(to_block) from ledger.seal_check where town_id = :town and ok),
                          0)::bigint n
                        """).bind("town", town).mapValue(Long.class).one();
    }

    Mono<Void> keep(UUID town, UUID by, SealCheck check) {
        return database.sql("""
                        insert into ledger.seal_check
                          (town_id, id, checked_at, checked_by, from_block, to_block, leaves, ok, findings)
                        values (:town, :id, :at, :by, :from, :to, :leaves, :ok, :findings)
                        """)
                .bind("town", town)
                .bind("id", ids.next())
                .bind("at", check.checkedAt())
                .bind("by", by)
                .bind("from", check.fromBlock())
                .bind("to", check.toBlock())
                .bind("leaves", check.leaves())
                .bind("ok", check.ok())
                .bind("findings", json.write(check.findings()))
                .then();
    }

    /** The latest that was kept. */
    Mono<SealCheck> latest(UUID town) {
        return database.sql("""
                        select checked_at, from_block, to_block, leaves, findings from ledger.seal_check
                        where town_id = :town order by id desc limit 1
                        """)
                .bind("town", town)
                .map(row -> new SealCheck(
                        Objects.requireNonNull(row.get("checked_at", Instant.class)),
                        Objects.requireNonNull(row.get("from_block", Long.class)),
                        Objects.requireNonNull(row.get("to_block", Long.class)),
                        Objects.requireNonNull(row.get("leaves", Long.class)),
                        List.of(json.read(
                                Objects.requireNonNull(row.get("findings", io.r2dbc.postgresql.codec.Json.class)),
                                String[].class))))
                .one();
    }
}
