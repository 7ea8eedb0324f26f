package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of visits, their teams, and what was said of them. */
@Component
class Visits {

    private static final String VISIT = """
            select id, plan_id, position, village_id, village_name, district, how, candidates, missed
            from inspection.visit
            """;

    private static final String DUTY = """
            select d.id, d.visit_id, d.person_id, d.how, d.state, d.stands_for, d.candidates,
                   d.assigned_at, d.ground, d.words, d.ended_by, d.ended_at
            from inspection.duty d
            """;

    private final DatabaseClient database;

    Visits(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, Visit visit) {
        return database.sql("""
                        insert into inspection.visit (town_id, id, plan_id, position, village_id, village_name, district,
                                                      how, candidates)
                        values (:town, :id, :plan, :position, :village, :name, :district, :how, :candidates)
                        """)
                .bind("town", town)
                .bind("id", visit.id())
                .bind("plan", visit.plan())
                .bind("position", visit.position())
                .bind("village", visit.village())
                .bind("name", visit.villageName())
                .bind("district", visit.district())
                .bind("how", visit.how().name())
                .bind("candidates", visit.candidates().toArray(UUID[]::new))
                .then();
    }

    Mono<Visit> find(UUID town, UUID visit) {
        return database.sql(VISIT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", visit)
                .map(Visits::visit)
                .one();
    }

    /** In the order they were drawn. */
    Flux<Visit> of(UUID town, UUID plan) {
        return database.sql(VISIT + "where town_id = :town and plan_id = :plan order by position")
                .bind("town", town)
                .bind("plan", plan)
                .map(Visits::visit)
                .all();
    }

    Mono<Void> missed(UUID town, UUID visit) {
        return database.sql("update inspection.visit set missed = true where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", visit)
                .then();
    }

    Mono<Void> add(UUID town, Duty duty) {
        return database.sql("""
                        insert into inspection.duty (town_id, id, visit_id, person_id, how, state, stands_for,
                                                     candidates, assigned_at)
                        values (:town, :id, :visit, :person, :how, :state, :for, :candidates, :at)
                        """)
                .bind("town", town)
                .bind("id", duty.id())
                .bind("visit", duty.visit())
                .bind("person", duty.person())
                .bind("how", duty.how().name())
                .bind("state", duty.state().name())
                .bind("for", Maybe.of(UUID.class, duty.standsFor()))
                .bind("candidates", duty.candidates().toArray(UUID[]::new))
                .bind("at", duty.assignedAt())
                .then();
    }

    Mono<Visit> visitOf(UUID town, UUID duty) {
        return database.sql(VISIT + """
                        where town_id = :town
                          and id = (select visit_id from inspection.duty where town_id = :town and id = :duty)
                        """)
                .bind("town", town)
                .bind("duty", duty)
                .map(Visits::visit)
                .one();
    }

    Mono<Duty> duty(UUID town, UUID duty) {
        return database.sql(DUTY + "where d.town_id = :town and d.id = :id")
                .bind("town", town)
                .bind("id", duty)
                .map(Visits::duty)
                .one();
    }

    /** The caller holds the lock. */
    Mono<Void> end(UUID town, UUID duty, Duty.State state, @Nullable Ground ground, String words, UUID by, Instant at) {
        return database.sql("""
                        update inspection.duty
                        set state = :state, ground = :ground, words = :words, ended_by = :by, ended_at = :at
                        where town_id = :town and id = :id and state = 'ON'
                        """)
                .bind("town", town)
                .bind("id", duty)
                .bind("state", state.name())
                .bind("ground", Maybe.of(String.class, ground == null ? null : ground.name()))
                .bind("words", words)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    /** Of one visit, those that ended too, in the order they were given. */
    Flux<Duty> team(UUID town, UUID visit) {
        return database.sql(DUTY + "where d.town_id = :town and d.visit_id = :visit order by d.id")
                .bind("town", town)
                .bind("visit", visit)
                .map(Visits::duty)
                .all();
    }

    /** Of all visits of a plan. */
    Flux<Duty> teams(UUID town, UUID plan) {
        return database.sql(DUTY + """
                        join inspection.visit v on v.town_id = d.town_id and v.id = d.visit_id
                        where d.town_id = :town and v.plan_id = :plan
                        order by v.position, d.id
                        """)
                .bind("town", town)
                .bind("plan", plan)
                .map(Visits::duty)
                .all();
    }

    /** Somebody's visits in inspections that have begun, the latest plan first; those that are over for some time yet. */
    Flux<Visit> ofPerson(UUID town, UUID person, Instant since) {
        return database.sql("""
                        select v.id, v.plan_id, v.position, v.village_id, v.village_name, v.district, v.how,
                               v.candidates, v.missed
                        from inspection.duty d
                        join inspection.visit v on v.town_id = d.town_id and v.id = d.visit_id
                        join inspection.plan p on p.town_id = v.town_id and p.id = v.plan_id
                        where d.town_id = :town and d.person_id = :person and d.state = 'ON'
                          and (p.state = 'BEGUN' or p.state = 'CLOSED' and p.ended_at >= :since)
                        order by p.id desc, v.position
                        limit 200
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("since", since)
                .map(Visits::visit)
                .all();
    }

    /** How a village stands in the plans of a round to one person. */
    record Standing(Plan.State state, boolean binding, boolean visited, boolean missed, boolean onDuty) {}

    Flux<Standing> standings(UUID town, UUID round, UUID village, UUID person) {
        return database.sql("""
                        select p.state, p.binding, v.id is not null as visited, coalesce(v.missed, false) as missed,
                               d.id is not null as on_duty
                        from inspection.plan p
                        left join inspection.visit v
                          on v.town_id = p.town_id and v.plan_id = p.id and v.village_id = :village
                        left join inspection.duty d
                          on d.town_id = v.town_id and d.visit_id = v.id and d.person_id = :person and d.state = 'ON'
                        where p.town_id = :town and p.round_id = :round and p.state <> 'CANCELLED'
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("village", village)
                .bind("person", person)
                .mapProperties(Standing.class)
                .all();
    }

    /** Villages somebody is on duty for in a round, once the inspection has begun. */
    Flux<UUID> villagesOf(UUID town, UUID round, UUID person) {
        return database.sql("""
                        select distinct v.village_id
                        from inspection.duty d
                        join inspection.visit v on v.town_id = d.town_id and v.id = d.visit_id
                        join inspection.plan p on p.town_id = v.town_id and p.id = v.plan_id
                        where d.town_id = :town and d.person_id = :person and d.state = 'ON'
                          and p.round_id = :round and p.state in ('BEGUN', 'CLOSED')
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("person", person)
                .mapValue(UUID.class)
                .all();
    }

    /** Emits false when it was said before. */
    Mono<Boolean> report(UUID town, VisitReport report) {
        return database.sql("""
                        insert into inspection.visit_report (town_id, visit_id, visited_on, present, words, reported_by,
                                                             reported_at)
                        values (:town, :visit, :on, :present, :words, :by, :at)
                        on conflict on constraint visit_report_pk do nothing
                        """)
                .bind("town", town)
                .bind("visit", report.visit())
                .bind("on", report.visitedOn())
                .bind("present", report.present().toArray(UUID[]::new))
                .bind("words", report.words())
                .bind("by", report.reportedBy())
                .bind("at", report.reportedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Flux<VisitReport> reports(UUID town, UUID plan) {
        return database.sql("""
                        select r.visit_id, r.visited_on, r.present, r.words, r.reported_by, r.reported_at
                        from inspection.visit_report r
                        join inspection.visit v on v.town_id = r.town_id and v.id = r.visit_id
                        where r.town_id = :town and v.plan_id = :plan
                        """)
                .bind("town", town)
                .bind("plan", plan)
                .map(row -> new VisitReport(
                        get(row, "visit_id", UUID.class),
                        get(row, "visited_on", LocalDate.class),
                        List.of(get(row, "present", UUID[].class)),
                        get(row, "words", String.class),
                        get(row, "reported_by", UUID.class),
                        get(row, "reported_at", Instant.class)))
                .all();
    }

    private static Visit visit(Readable row) {
        return new Visit(
                get(row, "id", UUID.class),
                get(row, "plan_id", UUID.class),
                get(row, "position", Integer.class),
                get(row, "village_id", UUID.class),
                get(row, "village_name", String.class),
                get(row, "district", String.class),
                How.valueOf(get(row, "how", String.class)),
                List.of(get(row, "candidates", UUID[].class)),
                get(row, "missed", Boolean.class));
    }

    private static Duty duty(Readable row) {
        String ground = row.get("ground", String.class);
        return new Duty(
                get(row, "id", UUID.class),
                get(row, "visit_id", UUID.class),
                get(row, "person_id", UUID.class),
                "",
                How.valueOf(get(row, "how", String.class)),
                Duty.State.valueOf(get(row, "state", String.class)),
                row.get("stands_for", UUID.class),
                List.of(get(row, "candidates", UUID[].class)),
                get(row, "assigned_at", Instant.class),
                ground == null ? null : Ground.valueOf(ground),
                row.get("words", String.class),
                row.get("ended_by", UUID.class),
                row.get("ended_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
