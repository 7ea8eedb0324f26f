package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The hours of each window that has any, and who was let in outside theirs. */
@Component
class SlotPlans {

    private final DatabaseClient database;
    private final Json json;

    private final GroupRead<Of, SlotPlan> ofWindow;

    SlotPlans(DatabaseClient database, Json json, GroupReads reads) {
        this.database = database;
        this.json = json;
        this.ofWindow = reads.of(this::ofWindows);
    }

    Mono<SlotPlan> find(UUID town, UUID window) {
        return ofWindow.ask(new Of(town, window));
    }

    private Mono<Map<Of, SlotPlan>> ofWindows(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select p.town_id, p.window_id, p.village_id, p.slots, p.open_from, p.open_until
                        from season.slot_plan p
                        join unnest(:towns, :ids) asked(town, id) on p.town_id = asked.town and p.window_id = asked.id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(row -> Map.entry(
                        new Of(Column.of(row, "town_id", UUID.class), Column.of(row, "window_id", UUID.class)),
                        plan(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private SlotPlan plan(Readable row) {
        return new SlotPlan(
                get(row, "window_id", UUID.class),
                get(row, "village_id", UUID.class),
                List.of(json.read(get(row, "slots", io.r2dbc.postgresql.codec.Json.class), Slot[].class)),
                get(row, "open_from", LocalDate.class),
                get(row, "open_until", LocalDate.class));
    }

    Mono<Void> save(UUID town, SlotPlan plan, Actor by, Instant at) {
        return database.sql("""
                        insert into season.slot_plan (town_id, window_id, village_id, slots, open_from, open_until,
                          made_by, made_at)
                        values (:town, :window, :village, :slots, :from, :until, :by, :at)
                        on conflict on constraint slot_plan_pk do update
                        set slots = excluded.slots, open_from = excluded.open_from, open_until = excluded.open_until,
                          made_by = excluded.made_by, made_at = excluded.made_at
                        """)
                .bind("town", town)
                .bind("window", plan.window())
                .bind("village", plan.village())
                .bind("slots", json.write(plan.slots()))
                .bind("from", plan.openFrom())
                .bind("until", plan.openUntil())
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    /** Lets a household have its goods outside its hours; the first reason stays. */
    Mono<Boolean> letIn(UUID town, OffHours offHours, Actor by, Instant at) {
        return database.sql("""
                        insert into season.off_hours (town_id, redemption_id, window_id, village_id, reason, said_by,
                          sayer_name, said_at)
                        values (:town, :redemption, :window, :village, :reason, :by, :name, :at)
                        on conflict on constraint off_hours_pk do nothing
                        """)
                .bind("town", town)
                .bind("redemption", offHours.redemption())
                .bind("window", offHours.window())
                .bind("village", offHours.village())
                .bind("reason", offHours.reason())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Boolean> isLetIn(UUID town, UUID redemption) {
        return database.sql("select 1 from season.off_hours where town_id = :town and redemption_id = :redemption")
                .bind("town", town)
                .bind("redemption", redemption)
                .mapValue(Integer.class)
                .one()
                .hasElement();
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
