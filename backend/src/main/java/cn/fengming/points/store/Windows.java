package cn.fengming.points.store;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The redemption windows of each town: one per village and quarter, never two of a village at once. */
@Component
class Windows {

    private static final UUID NONE = new UUID(0, 0);

    private final DatabaseClient database;

    private final GroupRead<Asked, RedemptionWindow> current;
    private final GroupRead<Listed, List<RedemptionWindow>> lists;

    /** A page of windows; what is null is not asked for. */
    private record Listed(
            UUID town,
            @Nullable UUID village,
            @Nullable Integer quarter,
            @Nullable UUID after,
            int rows) {}

    Windows(DatabaseClient database, GroupReads reads) {
        this.database = database;
        this.current = reads.of(this::currents);
        this.lists = reads.of(this::lists);
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

    /** The window a village is in on a day, or else the next one to come. */
    Mono<RedemptionWindow> currentOrNext(UUID town, UUID village, LocalDate today) {
        return current.ask(new Asked(new Of(town, village), today));
    }

    /** Of which village, from which day on. */
    private record Asked(Of village, LocalDate today) {}

    private Mono<Map<Asked, RedemptionWindow>> currents(DatabaseClient from, Set<Asked> asked) {
        return from.sql("""
                        select asked.town, asked.today, w.* from unnest(:towns, :villages, :days) asked(town, village, today)
                        cross join lateral (
                          select * from store.redemption_window w
                          where w.town_id = asked.town and w.village_id = asked.village and w.closes_on >= asked.today
                          order by w.opens_on limit 1) w
                        """)
                .bind("towns", asked.stream().map(each -> each.village().town()).toArray(UUID[]::new))
                .bind(
                        "villages",
                        asked.stream().map(each -> each.village().id()).toArray(UUID[]::new))
                .bind("days", asked.stream().map(Asked::today).toArray(LocalDate[]::new))
                .map(row -> Map.entry(
                        new Asked(
                                new Of(Column.of(row, "town", UUID.class), Column.of(row, "village_id", UUID.class)),
                                Column.of(row, "today", LocalDate.class)),
                        window(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static RedemptionWindow window(Readable row) {
        return new RedemptionWindow(
                Column.of(row, "id", UUID.class),
                Column.of(row, "village_id", UUID.class),
                Column.of(row, "quarter", Integer.class),
                Column.of(row, "opens_on", LocalDate.class),
                Column.of(row, "closes_on", LocalDate.class),
                Column.of(row, "pickup_days", Integer.class));
    }

    /** The latest first. All who open the same list at once are answered by one reading of it. */
    Mono<List<RedemptionWindow>> list(
            UUID town, @Nullable UUID village, @Nullable Integer quarter, @Nullable UUID after, int rows) {
        return NONE.equals(village) || NONE.equals(after)
                ? Mono.just(List.of())
                : lists.ask(new Listed(town, village, quarter, after, rows)).defaultIfEmpty(List.of());
    }

    /** What is not asked for is an id or a quarter that no window has. */
    private Mono<Map<Listed, List<RedemptionWindow>>> lists(DatabaseClient from, Set<Listed> asked) {
        List<Listed> questions = List.copyOf(asked);
        return from.sql("""
                        select a.question, w.*
                        from unnest(:towns, :villages, :quarters, :afters, :mosts) with ordinality
                          a(town, village, quarter, after, most, question)
                        cross join lateral (
                          select * from store.redemption_window w
                          where w.town_id = a.town and (a.village = :none or w.village_id = a.village)
                            and (a.quarter = 0 or w.quarter = a.quarter)
                            and (a.after = :none or w.id < a.after)
                          order by w.id desc limit a.most) w
                        order by a.question, w.id desc
                        """)
                .bind("none", NONE)
                .bind("towns", questions.stream().map(Listed::town).toArray(UUID[]::new))
                .bind(
                        "villages",
                        questions.stream().map(each -> orNone(each.village())).toArray(UUID[]::new))
                .bind(
                        "quarters",
                        questions.stream()
                                .map(each -> each.quarter() == null ? 0 : each.quarter())
                                .toArray(Integer[]::new))
                .bind(
                        "afters",
                        questions.stream().map(each -> orNone(each.after())).toArray(UUID[]::new))
                .bind("mosts", questions.stream().map(Listed::rows).toArray(Integer[]::new))
                .map(row -> Map.entry(Column.of(row, "question", Long.class), window(row)))
                .all()
                .collect(Collectors.groupingBy(
                        found -> questions.get(Math.toIntExact(found.getKey()) - 1),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    private static UUID orNone(@Nullable UUID id) {
        return id == null ? NONE : id;
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
