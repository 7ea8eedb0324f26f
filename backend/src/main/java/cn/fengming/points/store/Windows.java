package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The redemption windows of each town: one per village and quarter, never two of a village at once. */
@Component
class Windows {

    private final DatabaseClient database;

    Windows(DatabaseClient database) {
        this.database = database;
    }

    /** Adds one window per village in one statement; leaves out the villages where it would meet another one. */
    Flux<RedemptionWindow> add(UUID town, List<UUID> ids, List<UUID> villages, WindowPlan plan, UUID by, Instant at) {
        return database.sql("""
                        insert into store.redemption_window
                          (town_id, id, village_id, quarter, opens_on, closes_on, pickup_days, planned_by, planned_at)
                        select :town, id, village, :quarter, :opens, :closes, :days, :by, :at
                        from unnest(:ids, :villages) as new (id, village)
                        on conflict do nothing
                        returning *
                        """)
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("villages", villages.toArray(UUID[]::new))
                .bind("quarter", plan.quarter().code())
                .bind("opens", plan.opensOn())
                .bind("closes", plan.closesOn())
                .bind("days", plan.pickupDays())
                .bind("by", by)
                .bind("at", at)
                .mapProperties(RedemptionWindow.class)
                .all();
    }

    /** Moves the days of a window; its quarter and village stay. */
    Mono<RedemptionWindow> move(UUID town, UUID id, WindowPlan plan) {
        return database.sql("""
                        update store.redemption_window
                        set opens_on = :opens, closes_on = :closes, pickup_days = :days
                        where town_id = :town and id = :id
                        returning *
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("opens", plan.opensOn())
                .bind("closes", plan.closesOn())
                .bind("days", plan.pickupDays())
                .mapProperties(RedemptionWindow.class)
                .one();
    }

    Mono<RedemptionWindow> find(UUID town, UUID id) {
        return database.sql("select * from store.redemption_window where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(RedemptionWindow.class)
                .one();
    }

    /** The day on which the last window of a quarter ends, in whichever village; empty when it has none. */
    Mono<LocalDate> lastDay(UUID town, Quarter quarter) {
        return database.sql("""
                        select closes_on from store.redemption_window
                        where town_id = :town and quarter = :quarter
                        order by closes_on desc limit 1
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .mapValue(LocalDate.class)
                .one();
    }

    /** All windows of a quarter and the ones after. */
    Flux<RedemptionWindow> from(UUID town, Quarter quarter) {
        return database.sql("""
                        select * from store.redemption_window
                        where town_id = :town and quarter >= :quarter order by village_id, opens_on
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .mapProperties(RedemptionWindow.class)
                .all();
    }

    /** The window a village is in on a day, or else the next one to come. */
    /** Whoever goes on to hand over takes it first: the receipt's number comes from it. */
    Mono<Void> lockCurrent(UUID town, UUID village, LocalDate today) {
        return database.sql("""
                        select id from store.redemption_window
                        where town_id = :town and village_id = :village and closes_on >= :today
                        order by opens_on limit 1 for no key update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("today", today)
                .then();
    }

    Mono<RedemptionWindow> currentOrNext(UUID town, UUID village, LocalDate today) {
        return database.sql("""
                        select * from store.redemption_window
                        where town_id = :town and village_id = :village and closes_on >= :today
                        order by opens_on limit 1
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("today", today)
                .mapProperties(RedemptionWindow.class)
                .one();
    }

    Flux<RedemptionWindow> list(
            UUID town, @Nullable UUID village, @Nullable Integer quarter, @Nullable UUID after, int rows) {
        return database.sql("""
                        select * from store.redemption_window
                        where town_id = :town
                          and (cast(:village as uuid) is null or village_id = :village)
                          and (cast(:quarter as int) is null or quarter = :quarter)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("quarter", Maybe.of(Integer.class, quarter))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("rows", rows)
                .mapProperties(RedemptionWindow.class)
                .all();
    }

    /** The next receipt number of a window: 1, 2, 3 without gaps, because it stands or falls with its handover. */
    Mono<Integer> nextReceipt(UUID town, UUID window) {
        return database.sql("""
                        update store.redemption_window set receipts = receipts + 1
                        where town_id = :town and id = :id returning receipts
                        """)
                .bind("town", town)
                .bind("id", window)
                .mapValue(Integer.class)
                .one();
    }
}
