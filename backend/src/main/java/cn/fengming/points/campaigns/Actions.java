package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Actions of the calendar, the days that were called off, who came. */
@Component
class Actions {

    private static final String ACTION = """
            select id, village_id as village, grid_id as grid, role, title, place, words, first_day, begins_at, repeats,
                   last_day, remind_days, campaign_id as campaign, made_by, made_at, ended_at, ended_reason
            from campaigns.action
            """;

    private final DatabaseClient database;

    Actions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Action> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Action> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Action> one(UUID town, UUID id, String lock) {
        return database.sql(ACTION + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Action.class)
                .one();
    }

    /** All that may have a day from one to another. */
    Flux<Action> between(UUID town, LocalDate from, LocalDate to) {
        return database.sql(ACTION + """
                        where town_id = :town and ended_at is null and first_day <= :to
                          and (first_day >= :from or repeats = 'MONTHLY')
                          and (last_day is null or last_day >= :from)
                        order by first_day, id
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(Action.class)
                .all();
    }

    Mono<Void> write(UUID town, Action action) {
        return database.sql("""
                        insert into campaigns.action (town_id, id, village_id, grid_id, role, title, place, words,
                            first_day, begins_at, repeats, last_day, remind_days, campaign_id, made_by, made_at)
                        values (:town, :id, :village, :grid, :role, :title, :place, :words, :first, :begins, :repeats,
                            :last, :remind, :campaign, :by, :at)
                        on conflict on constraint action_pk do update
                          set grid_id = :grid, role = :role, title = :title, place = :place, words = :words,
                              first_day = :first, begins_at = :begins, repeats = :repeats, last_day = :last,
                              remind_days = :remind, campaign_id = :campaign
                        """)
                .bind("town", town)
                .bind("id", action.id())
                .bind("village", Maybe.of(UUID.class, action.village()))
                .bind("grid", Maybe.of(UUID.class, action.grid()))
                .bind(
                        "role",
                        Maybe.of(
                                String.class,
                                action.role() == null ? null : action.role().name()))
                .bind("title", action.title())
                .bind("place", action.place())
                .bind("words", action.words())
                .bind("first", action.firstDay())
                .bind("begins", Maybe.of(LocalTime.class, action.beginsAt()))
                .bind("repeats", action.repeats().name())
                .bind("last", Maybe.of(LocalDate.class, action.lastDay()))
                .bind("remind", action.remindDays())
                .bind("campaign", Maybe.of(UUID.class, action.campaign()))
                .bind("by", action.madeBy())
                .bind("at", action.madeAt())
                .then();
    }

    Mono<Void> end(Actor by, UUID id, String reason, Instant at) {
        return database.sql("""
                        update campaigns.action set ended_by = :by, ended_at = :at, ended_reason = :reason
                        where town_id = :town and id = :id
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("by", by.person())
                .bind("at", at)
                .bind("reason", reason)
                .then();
    }

    /** Calling a day off that was called off changes nothing. */
    Mono<Void> callOff(Actor by, UUID id, LocalDate day, String reason, Instant at) {
        return database.sql("""
                        insert into campaigns.called_off (town_id, action_id, day, reason, called_off_by, called_off_at)
                        values (:town, :id, :day, :reason, :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("day", day)
                .bind("reason", reason)
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    record CalledOff(UUID action, LocalDate day, String reason) {}

    Flux<CalledOff> calledOff(UUID town, LocalDate from, LocalDate to) {
        return database.sql("""
                        select action_id as action, day, reason from campaigns.called_off
                        where town_id = :town and day between :from and :to
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(CalledOff.class)
                .all();
    }

    /** True for whoever is the first to tell of that day. */
    Mono<Boolean> remindOnce(UUID town, UUID action, LocalDate day, Instant at) {
        return database.sql("""
                        insert into campaigns.reminder (town_id, action_id, day, told_at)
                        values (:town, :action, :day, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("action", action)
                .bind("day", day)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static final String TURNOUT = """
            select id, action_id as action, day, village_id as village, people, words, photos, written_by, written_at
            from campaigns.turnout
            """;

    Mono<Turnout> turnout(UUID town, UUID id) {
        return database.sql(TURNOUT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Turnout.class)
                .one();
    }

    Mono<Void> add(UUID town, Turnout turnout) {
        return database.sql("""
                        insert into campaigns.turnout (town_id, id, action_id, day, village_id, people, words, photos,
                                                       written_by, written_at)
                        values (:town, :id, :action, :day, :village, :people, :words, :photos, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", turnout.id())
                .bind("action", turnout.action())
                .bind("day", turnout.day())
                .bind("village", turnout.village())
                .bind("people", turnout.people())
                .bind("words", turnout.words())
                .bind("photos", turnout.photos().toArray(UUID[]::new))
                .bind("by", turnout.writtenBy())
                .bind("at", turnout.writtenAt())
                .then();
    }

    /** The latest of each action, day and village. @param village null for all */
    Flux<Turnout> turnouts(UUID town, LocalDate from, LocalDate to, @Nullable UUID village) {
        return database.sql("""
                        select distinct on (action_id, day, village_id) id, action_id as action, day,
                               village_id as village, people, words, photos, written_by, written_at
                        from campaigns.turnout
                        where town_id = :town and day between :from and :to
                          and (cast(:village as uuid) is null or village_id = :village)
                        order by action_id, day, village_id, written_at desc, id desc
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .bind("village", Maybe.of(UUID.class, village))
                .mapProperties(Turnout.class)
                .all();
    }
}
