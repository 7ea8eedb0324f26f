package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.DatabaseRefusal;
import cn.fengming.points.kernel.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Redemptions and their lines. Ending one is guarded by its state, whoever comes first. */
@Component
class Redemptions {

    private static final String SELECT = """
            select r.*, w.quarter, o.name as outlet_name from store.redemption r
            join store.redemption_window w on w.town_id = r.town_id and w.id = r.window_id
            left join store.outlet o on o.town_id = r.town_id and o.id = r.outlet_id
            """;

    private final DatabaseClient database;

    Redemptions(DatabaseClient database) {
        this.database = database;
    }

    /** Rows as {@code store.add_redemptions} and {@code store.add_redemption_lines} read them. */
    private record Row(
            UUID id,
            UUID villageId,
            UUID windowId,
            UUID householdId,
            long points,
            long costFen,
            LocalDate collectBy,
            UUID redeemedBy,
            @Nullable String agentName,
            Instant redeemedAt,
            UUID holdId,
            byte[] print,
            byte[] box,
            @Nullable UUID outletId) {}

    private record Line(
            UUID redemptionId,
            UUID goodId,
            String name,
            GoodKind kind,
            int pieces,
            long price,
            long costFen,
            int goodVersion,
            @Nullable UUID reserveId) {}

    /** Refused ({@link #codeIsTaken}) when an open redemption of the village has this code already: take another. */
    Step added(Redemption redemption, PickupCode.Fresh code) {
        return new Step(
                Step.Turn.ROWS,
                "store.add_redemptions",
                new Row(
                        redemption.id(),
                        redemption.villageId(),
                        redemption.windowId(),
                        redemption.householdId(),
                        redemption.points(),
                        redemption.costFen(),
                        redemption.collectBy(),
                        redemption.redeemedBy(),
                        redemption.agentName(),
                        redemption.redeemedAt(),
                        redemption.holdId(),
                        code.print(),
                        code.box(),
                        redemption.outletId()));
    }

    static boolean codeIsTaken(Throwable error) {
        return DatabaseRefusal.of(error)
                .filter(refusal -> refusal.state().equals("FM012"))
                .isPresent();
    }

    List<Step> added(List<RedemptionLine> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.redemptionId(),
                        line.goodId(),
                        line.name(),
                        line.kind(),
                        line.pieces(),
                        line.price(),
                        line.costFen(),
                        line.goodVersion(),
                        line.reserveId()))
                .map(row -> new Step(Step.Turn.LINES, "store.add_redemption_lines", row))
                .toList();
    }

    Mono<Redemption> find(UUID town, UUID id) {
        return one(SELECT + "where r.town_id = :town and r.id = :id", town, id);
    }

    /** Locks the row until the transaction ends: whoever ends a redemption goes through here. */
    Mono<Redemption> lock(UUID town, UUID id) {
        return one(SELECT + "where r.town_id = :town and r.id = :id for update of r", town, id);
    }

    private Mono<Redemption> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Redemption.class)
                .one();
    }

    /** The redemption a code belongs to in a village: the open one, else the latest that had it. */
    Mono<UUID> byCode(UUID town, UUID village, byte[] print) {
        return database.sql("""
                        select id from store.redemption
                        where town_id = :town and village_id = :village and code_print = :print
                        order by (state = 'OPEN') desc, id desc limit 1
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("print", print)
                .mapValue(UUID.class)
                .one();
    }

    /** Locks the redemption a QR picture names, when it is of that village and has that code. */
    Mono<Redemption> lockByCode(UUID town, UUID village, PickupCode code, byte[] print) {
        return database.sql(SELECT + """
                                where r.town_id = :town and r.id = :id and r.village_id = :village and r.code_print = :print
                                for update of r
                                """)
                .bind("town", town)
                .bind("id", Maybe.of(UUID.class, code.redemption()))
                .bind("village", village)
                .bind("print", print)
                .mapProperties(Redemption.class)
                .one();
    }

    /** The sealed code of an open redemption. */
    Mono<byte[]> sealedCode(UUID town, UUID id) {
        return database.sql("""
                        select code_sealed from store.redemption
                        where town_id = :town and id = :id and code_sealed is not null
                        """)
                .bind("town", town)
                .bind("id", id)
                .map(row -> row.get("code_sealed", byte[].class))
                .one();
    }

    Flux<RedemptionLine> lines(UUID town, Collection<UUID> redemptions) {
        return database.sql("""
                        select * from store.redemption_line
                        where town_id = :town and redemption_id = any(:redemptions)
                        order by redemption_id, good_id
                        """)
                .bind("town", town)
                .bind("redemptions", redemptions.toArray(UUID[]::new))
                .mapProperties(RedemptionLine.class)
                .all();
    }

    /** Newest first. */
    Flux<Redemption> ofHouseholds(UUID town, Collection<UUID> households, @Nullable UUID before, int rows) {
        return database.sql(SELECT + """
                                where r.town_id = :town and r.household_id = any(:households)
                                  and (cast(:before as uuid) is null or r.id < :before)
                                order by r.id desc limit :rows
                                """)
                .bind("town", town)
                .bind("households", households.toArray(UUID[]::new))
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Redemption.class)
                .all();
    }

    /** Newest first; null filters match all. */
    Flux<Redemption> ofVillage(
            UUID town,
            UUID village,
            @Nullable RedemptionState state,
            @Nullable UUID household,
            @Nullable UUID before,
            int rows) {
        return database.sql(SELECT + """
                                where r.town_id = :town and r.village_id = :village
                                  and (cast(:state as text) is null or r.state = :state)
                                  and (cast(:household as uuid) is null or r.household_id = :household)
                                  and (cast(:before as uuid) is null or r.id < :before)
                                order by r.id desc limit :rows
                                """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", Maybe.of(String.class, state == null ? null : state.name()))
                .bind("household", Maybe.of(UUID.class, household))
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Redemption.class)
                .all();
    }

    /** One page of a quarter's, oldest first; {@code village} null for the whole town. */
    Flux<Redemption> ofQuarter(UUID town, int quarter, @Nullable UUID village, @Nullable UUID after, int rows) {
        return database.sql(SELECT + """
                                where r.town_id = :town and w.quarter = :quarter
                                  and (cast(:village as uuid) is null or r.village_id = :village)
                                  and (cast(:after as uuid) is null or r.id > :after)
                                order by r.id limit :rows
                                """)
                .bind("town", town)
                .bind("quarter", quarter)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("rows", rows)
                .mapProperties(Redemption.class)
                .all();
    }

    /** Where one stands. */
    record Standing(UUID id, RedemptionState state) {}

    Flux<Standing> states(UUID town, Collection<UUID> ids) {
        return database.sql("select id, state from store.redemption where town_id = :town and id = any(:ids)")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Standing.class)
                .all();
    }

    /** Open ones whose last day to collect is over, oldest first. */
    Flux<UUID> overdue(UUID town, LocalDate today, int rows) {
        return database.sql("""
                        select id from store.redemption
                        where town_id = :town and state = 'OPEN' and collect_by < :today
                        order by collect_by, id limit :rows
                        """)
                .bind("town", town)
                .bind("today", today)
                .bind("rows", rows)
                .mapValue(UUID.class)
                .all();
    }

    /** Ends an open redemption; 0 rows when it is not open. The sealed code is gone with it. */
    Mono<Long> end(
            UUID town, UUID id, RedemptionState state, UUID settleId, Actor by, Instant at, @Nullable String reason) {
        return database.sql("""
                        update store.redemption
                        set state = :state, settle_id = :settle, code_sealed = null,
                          ended_by = :by, ended_at = :at, ended_reason = :reason
                        where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("settle", settleId)
                .bind("by", by.person())
                .bind("at", at)
                .bind("reason", Maybe.of(String.class, reason))
                .fetch()
                .rowsUpdated();
    }

    /** Hands an open redemption over; 0 rows when it is not open. */
    Mono<Long> handOver(UUID town, UUID id, UUID settleId, int receiptNo, Handing handing, Actor by, Instant at) {
        return database.sql("""
                        update store.redemption
                        set state = 'HANDED_OVER', settle_id = :settle, receipt_no = :receipt, code_sealed = null,
                          clerk_name = :clerk, collector = :collector, relation = :relation,
                          ended_by = :by, ended_at = :at, ended_reason = :reason
                        where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("settle", settleId)
                .bind("receipt", receiptNo)
                .bind("clerk", by.name())
                .bind("collector", Maybe.of(String.class, handing.collectorName()))
                .bind("relation", Maybe.of(String.class, handing.relation()))
                .bind("by", by.person())
                .bind("at", at)
                .bind("reason", Maybe.of(String.class, handing.why()))
                .fetch()
                .rowsUpdated();
    }

    /** After a confirmed return; 0 rows when it was not handed over. */
    Mono<Long> returned(UUID town, UUID id) {
        return database.sql("""
                        update store.redemption set state = 'RETURNED'
                        where town_id = :town and id = :id and state = 'HANDED_OVER'
                        """).bind("town", town).bind("id", id).fetch().rowsUpdated();
    }

    /** Remembers which transfer settled each counted line. */
    Mono<Void> settleLines(UUID town, UUID redemption, List<RedemptionLine> settled) {
        return database.sql("""
                        update store.redemption_line l set settle_id = new.settle
                        from unnest(:goods, :settles) as new (good, settle)
                        where l.town_id = :town and l.redemption_id = :redemption and l.good_id = new.good
                        """)
                .bind("town", town)
                .bind("redemption", redemption)
                .bind("goods", settled.stream().map(RedemptionLine::goodId).toArray(UUID[]::new))
                .bind("settles", settled.stream().map(RedemptionLine::settleId).toArray(UUID[]::new))
                .then();
    }
}
