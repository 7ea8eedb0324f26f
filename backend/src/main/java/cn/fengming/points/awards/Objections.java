package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The objections of a town. */
@Component
class Objections {

    private static final String COLUMNS = """
            id, town_id as town, village_id as village, subject as matter, subject_id as subject,
            against_id as against, notice_id as notice, by_person, household_id as household, reason, opened_at, state,
            heard_by, heard_at, outcome, award
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Objections(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** 409 when this household has objected to the same thing before. */
    Mono<Objection> add(Objection objection) {
        return database.sql("""
                        insert into awards.objection
                          (town_id, id, village_id, subject, subject_id, against_id, notice_id, by_person,
                           household_id, reason, opened_at, state)
                        values (:town, :id, :village, :matter, :subject, :against, :notice, :by,
                           :household, :reason, :at, 'OPEN')
                        on conflict on constraint objection_once do nothing
                        """)
                .bind("town", objection.town())
                .bind("id", objection.id())
                .bind("village", objection.village())
                .bind("matter", objection.matter().name())
                .bind("subject", objection.subject())
                .bind("against", objection.against())
                .bind("notice", Cells.orNull(objection.notice(), UUID.class))
                .bind("by", objection.byPerson())
                .bind("household", objection.household())
                .bind("reason", objection.reason())
                .bind("at", objection.openedAt())
                .fetch()
                .rowsUpdated()
                .filter(added -> added == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("objected-already", "您家已经对这件事提过异议")))
                .thenReturn(objection);
    }

    Mono<Objection> find(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from awards.objection where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Objection.class)
                .one();
    }

    Flux<Objection> of(UUID town, UUID subject) {
        return database.sql("select " + COLUMNS
                        + " from awards.objection where town_id = :town and subject_id = :subject order by id")
                .bind("town", town)
                .bind("subject", subject)
                .mapProperties(Objection.class)
                .all();
    }

    Flux<Objection> ofVillage(
            UUID town, UUID village, Objection.@Nullable State state, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from awards.objection
                        where town_id = :town and village_id = :village
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", Cells.orNull(state == null ? null : state.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .mapProperties(Objection.class)
                .all();
    }

    Flux<Objection> ofHousehold(UUID town, UUID household) {
        return database.sql("select " + COLUMNS
                        + " from awards.objection where town_id = :town and household_id = :household"
                        + " order by id desc limit 200")
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Objection.class)
                .all();
    }

    Mono<Long> open(UUID town, UUID subject) {
        return database.sql("""
                        select count(*) from awards.objection
                         where town_id = :town and subject_id = :subject and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("subject", subject)
                .mapValue(Long.class)
                .one();
    }

    /** What the hearing found. 409 when somebody else heard it first. */
    Mono<Objection> hear(Objection objection, Objection.State state, UUID by, String outcome, @Nullable Long award) {
        return database.sql("""
                        update awards.objection set state = :state, heard_by = :by, heard_at = :at, outcome = :outcome,
                          award = :award
                         where town_id = :town and id = :id and state = 'OPEN'
                        """)
                .bind("town", objection.town())
                .bind("id", objection.id())
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("outcome", outcome)
                .bind("award", Cells.orNull(award, Long.class))
                .fetch()
                .rowsUpdated()
                .filter(heard -> heard == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("objection-heard", "这条异议已经处理过了")))
                .then(find(objection.town(), objection.id()));
    }

    /** The others against the same thing share its fate when it is struck. */
    Mono<Void> settleOthers(Objection upheld, UUID by, String outcome) {
        return database.sql("""
                        update awards.objection set state = 'UPHELD', heard_by = :by, heard_at = :at, outcome = :outcome
                         where town_id = :town and subject_id = :subject and state = 'OPEN'
                        """)
                .bind("town", upheld.town())
                .bind("subject", upheld.subject())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("outcome", outcome)
                .then();
    }
}
