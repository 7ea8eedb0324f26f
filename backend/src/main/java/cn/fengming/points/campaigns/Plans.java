package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Plans of villages, their measures, what was said about them. */
@Component
class Plans {

    private static final String PLAN = """
            select village_id as village, year, goal, state from campaigns.plan
            """;
    private static final String MEASURE = """
            select id, village_id as village, year, words, position_id as position, responsible, due_on, before_photos,
                   after_photos, state, said, made_at, done_at
            from campaigns.measure
            """;

    private final DatabaseClient database;

    Plans(DatabaseClient database) {
        this.database = database;
    }

    Mono<Plan> find(UUID town, UUID village, int year) {
        return one(town, village, year, "");
    }

    Mono<Plan> lock(UUID town, UUID village, int year) {
        return one(town, village, year, " for update");
    }

    private Mono<Plan> one(UUID town, UUID village, int year, String lock) {
        return database.sql(PLAN + "where town_id = :town and village_id = :village and year = :year" + lock)
                .bind("town", town)
                .bind("village", village)
                .bind("year", year)
                .mapProperties(Plan.class)
                .one();
    }

    Mono<Void> write(Actor by, Plan plan, Instant at) {
        return database.sql("""
                        insert into campaigns.plan (town_id, village_id, year, goal, state, written_by, written_at)
                        values (:town, :village, :year, :goal, :state, :by, :at)
                        on conflict on constraint plan_pk do update
                          set goal = :goal, state = :state, written_by = :by, written_at = :at
                        """)
                .bind("town", by.town())
                .bind("village", plan.village())
                .bind("year", plan.year())
                .bind("goal", plan.goal())
                .bind("state", plan.state().name())
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    /** The caller holds the plan's lock. */
    Mono<Void> say(Actor by, Plan plan, String words, Instant at) {
        return database.sql("""
                        insert into campaigns.plan_word (town_id, village_id, year, number, state, words, said_by, speaker,
                                                         said_at)
                        select :town, :village, :year, coalesce(max(number), 0) + 1, :state, :words, :by, :speaker, :at
                        from campaigns.plan_word
                        where town_id = :town and village_id = :village and year = :year
                        """)
                .bind("town", by.town())
                .bind("village", plan.village())
                .bind("year", plan.year())
                .bind("state", plan.state().name())
                .bind("words", words)
                .bind("by", by.person())
                .bind("speaker", by.name())
                .bind("at", at)
                .then();
    }

    /** The latest first. */
    Flux<PlanSheet.Word> words(UUID town, UUID village, int year) {
        return database.sql("""
                        select number, state, words, speaker, said_at from campaigns.plan_word
                        where town_id = :town and village_id = :village and year = :year
                        order by number desc
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("year", year)
                .mapProperties(PlanSheet.Word.class)
                .all();
    }

    Mono<Measure> measure(UUID town, UUID id) {
        return database.sql(MEASURE + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Measure.class)
                .one();
    }

    /** By the day they are due; without those that were dropped. */
    Flux<Measure> measures(UUID town, UUID village, int year) {
        return database.sql(MEASURE + """
                        where town_id = :town and village_id = :village and year = :year and state <> 'DROPPED'
                        order by due_on, id
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("year", year)
                .mapProperties(Measure.class)
                .all();
    }

    /** Writes it, new or as it stands now. The caller holds the plan's lock. */
    Mono<Void> write(UUID town, Measure measure) {
        return database.sql("""
                        insert into campaigns.measure (town_id, id, village_id, year, words, position_id, responsible, due_on,
                            before_photos, after_photos, state, said, made_at, done_at)
                        values (:town, :id, :village, :year, :words, :position, :responsible, :due, :before, :after, :state,
                            :said, :made, :done)
                        on conflict on constraint measure_pk do update
                          set words = :words, position_id = :position, responsible = :responsible, due_on = :due,
                              before_photos = :before, after_photos = :after, state = :state, said = :said, done_at = :done
                        """)
                .bind("town", town)
                .bind("id", measure.id())
                .bind("village", measure.village())
                .bind("year", measure.year())
                .bind("words", measure.words())
                .bind("position", Maybe.of(UUID.class, measure.position()))
                .bind("responsible", measure.responsible())
                .bind("due", measure.dueOn())
                .bind("before", measure.beforePhotos().toArray(UUID[]::new))
                .bind("after", measure.afterPhotos().toArray(UUID[]::new))
                .bind("state", measure.state().name())
                .bind("said", Maybe.of(String.class, measure.said()))
                .bind("made", measure.madeAt())
                .bind("done", Maybe.of(Instant.class, measure.doneAt()))
                .then();
    }

    record Tally(UUID village, Plan.State state, long measures, long accepted, long waiting, long overdue) {}

    /** How far each plan of a year has come. */
    Flux<Tally> tallies(UUID town, int year, LocalDate today, UUID @Nullable [] villages) {
        return database.sql("""
                        select p.village_id as village, p.state, count(m.id) as measures,
                               count(m.id) filter (where m.state = 'ACCEPTED') as accepted,
                               count(m.id) filter (where m.state = 'DONE') as waiting,
                               count(m.id) filter (where m.state = 'OPEN' and m.due_on < :today) as overdue
                        from campaigns.plan p
                        left join campaigns.measure m
                          on m.town_id = p.town_id and m.village_id = p.village_id and m.year = p.year
                             and m.state <> 'DROPPED'
                        where p.town_id = :town and p.year = :year
                          and (cast(:villages as uuid[]) is null or p.village_id = any(:villages))
                        group by p.village_id, p.state
                        """)
                .bind("town", town)
                .bind("year", year)
                .bind("today", today)
                .bind("villages", Maybe.of(UUID[].class, villages))
                .mapProperties(Tally.class)
                .all();
    }
}
