package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Activities and who was there. */
@Component
class Activities {

    private static final String COLUMNS =
            "id, village_id as village, rule_id as rule, rule_name, title, held_on, state,"
                    + " opened_by, opened_at, closed_at";

    private final DatabaseClient database;
    private final Clock clock;

    Activities(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Activity> add(UUID town, Activity activity) {
        return database.sql("""
                        insert into awards.activity (town_id, id, village_id, rule_id, rule_name, title, held_on, state,
                          opened_by, opened_at)
                        values (:town, :id, :village, :rule, :name, :title, :day, :state, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", activity.id())
                .bind("village", activity.village())
                .bind("rule", activity.rule())
                .bind("name", activity.ruleName())
                .bind("title", activity.title())
                .bind("day", activity.heldOn())
                .bind("state", activity.state().name())
                .bind("by", activity.openedBy())
                .bind("at", activity.openedAt())
                .then()
                .thenReturn(activity);
    }

    Mono<Activity> find(UUID town, UUID id) {
        return one("", town, id);
    }

    /** Scanning shares the row, closing holds it alone: nobody is scanned into an activity that is being closed. */
    Mono<Activity> share(UUID town, UUID id) {
        return one(" for share", town, id);
    }

    Mono<Activity> lock(UUID town, UUID id) {
        return one(" for update", town, id);
    }

    private Mono<Activity> one(String lock, UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from awards.activity where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Activity.class)
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次活动")));
    }

    Flux<Activity> ofVillage(UUID town, UUID village, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from awards.activity
                        where town_id = :town and village_id = :village
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .mapProperties(Activity.class)
                .all();
    }

    Mono<Void> close(UUID town, UUID id) {
        return database.sql("""
                        update awards.activity set state = 'CLOSED', closed_at = :at
                         where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", clock.instant())
                .then();
    }

    /** Emits false when it was scanned in already. */
    Mono<Boolean> scanIn(UUID town, UUID activity, UUID household, UUID by) {
        return database.sql("""
                        insert into awards.attendance (town_id, activity_id, household_id, in_at, in_by)
                        values (:town, :activity, :household, :at, :by)
                        on conflict on constraint attendance_once do nothing
                        """)
                .bind("town", town)
                .bind("activity", activity)
                .bind("household", household)
                .bind("at", clock.instant())
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    /** Emits false when it was not scanned in, or out already. */
    Mono<Boolean> scanOut(UUID town, UUID activity, UUID household) {
        return database.sql("""
                        update awards.attendance set out_at = :at
                         where town_id = :town and activity_id = :activity and household_id = :household
                           and out_at is null
                        """)
                .bind("town", town)
                .bind("activity", activity)
                .bind("household", household)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(done -> done == 1);
    }

    /** In the order of household ids, as everybody takes their turns under the caps. */
    Flux<Activity.Attendance> attendance(UUID town, UUID activity) {
        return database.sql("""
                        select household_id as household, in_at, out_at, application_id as application, refusal
                          from awards.attendance
                         where town_id = :town and activity_id = :activity order by household_id
                        """)
                .bind("town", town)
                .bind("activity", activity)
                .mapProperties(Activity.Attendance.class)
                .all();
    }

    /** What became of one attendance when the activity was closed. */
    Mono<Void> settle(UUID town, UUID activity, UUID household, @Nullable UUID application, @Nullable String refusal) {
        return database.sql("""
                        update awards.attendance set application_id = :application, refusal = :refusal
                         where town_id = :town and activity_id = :activity and household_id = :household
                        """)
                .bind("town", town)
                .bind("activity", activity)
                .bind("household", household)
                .bind("application", Cells.orNull(application, UUID.class))
                .bind("refusal", Cells.orNull(refusal, String.class))
                .then();
    }
}
