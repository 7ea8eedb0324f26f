package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Seed;
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

/** Rows of plans. */
@Component
class Plans {

    private static final String PLAN = """
            select id, round_id, number, title, choice, how_many, team_size, cross_village, binding, follows, nominated,
                   from_day, until_day, state, seed, seed_commitment, inspectors, candidates, reason, planned_by,
                   planned_at, drawn_at, begun_at, ended_at, ended_words
            from inspection.plan
            """;

    private final DatabaseClient database;

    Plans(DatabaseClient database) {
        this.database = database;
    }

    /** The next number of a round. Others wait for theirs until the transaction ends. */
    Mono<Integer> nextNumber(UUID town, UUID round) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "inspection.plan/" + town + "/" + round)
                .then()
                .then(Mono.defer(() -> database.sql("""
                                select coalesce(max(number), 0) + 1 from inspection.plan
                                where town_id = :town and round_id = :round
                                """)
                        .bind("town", town)
                        .bind("round", round)
                        .mapValue(Integer.class)
                        .one()));
    }

    Mono<Void> add(UUID town, Plan plan) {
        return database.sql("""
                        insert into inspection.plan (town_id, id, round_id, number, title, choice, how_many, team_size,
                                                     cross_village, binding, follows, nominated, inspectors, from_day,
                                                     until_day, state, seed, seed_commitment, reason, planned_by,
                                                     planned_at)
                        values (:town, :id, :round, :number, :title, :choice, :many, :size, :cross, :binding, :follows,
                                :nominated, :inspectors, :from, :until, :state, :seed, :commitment, :reason, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", plan.id())
                .bind("round", plan.round())
                .bind("number", plan.number())
                .bind("title", plan.title())
                .bind("choice", plan.choice().name())
                .bind("many", Maybe.of(Integer.class, plan.howMany()))
                .bind("size", plan.teamSize())
                .bind("cross", plan.crossVillage())
                .bind("binding", plan.binding())
                .bind("follows", Maybe.of(UUID.class, plan.follows()))
                .bind("nominated", plan.nominated().toArray(UUID[]::new))
                .bind("inspectors", plan.inspectors().toArray(UUID[]::new))
                .bind("from", plan.fromDay())
                .bind("until", plan.untilDay())
                .bind("state", plan.state().name())
                .bind("seed", plan.secret().hex())
                .bind("commitment", plan.commitment())
                .bind("reason", plan.reason())
                .bind("by", plan.plannedBy())
                .bind("at", plan.plannedAt())
                .then();
    }

    Mono<Plan> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Plan> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    /** Keeps the plan's state from moving while one of its teams changes. */
    Mono<Plan> share(UUID town, UUID id) {
        return one(town, id, " for share");
    }

    private Mono<Plan> one(UUID town, UUID id, String lock) {
        return database.sql(PLAN + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(Plans::plan)
                .one();
    }

    /** Newest first; {@code after} is the last id seen. */
    Flux<Plan> list(UUID town, @Nullable UUID round, @Nullable UUID after, int limit) {
        return database.sql(PLAN + """
                        where town_id = :town and (cast(:round as uuid) is null or round_id = :round)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("round", Maybe.of(UUID.class, round))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(Plans::plan)
                .all();
    }

    /** Plans of a round that were not cancelled. */
    Flux<Plan> of(UUID town, UUID round) {
        return database.sql(PLAN + """
                        where town_id = :town and round_id = :round and state <> 'CANCELLED' order by number
                        """)
                .bind("town", town)
                .bind("round", round)
                .map(Plans::plan)
                .all();
    }

    /** Drawn ones whose first day has come. */
    Flux<UUID> toBegin(UUID town, LocalDate today) {
        return database.sql("""
                        select id from inspection.plan
                        where town_id = :town and state = 'DRAWN' and from_day <= :today
                        order by id
                        """)
                .bind("town", town)
                .bind("today", today)
                .mapValue(UUID.class)
                .all();
    }

    /** Begun ones whose last day is over and that nobody was told about. */
    Flux<UUID> late(UUID town, LocalDate today) {
        return database.sql("""
                        select id from inspection.plan
                        where town_id = :town and state = 'BEGUN' and until_day < :today and late_told_at is null
                        order by id
                        """)
                .bind("town", town)
                .bind("today", today)
                .mapValue(UUID.class)
                .all();
    }

    /** Zero when somebody told already. */
    Mono<Long> toldLate(UUID town, UUID id, Instant at) {
        return database.sql("""
                        update inspection.plan set late_told_at = :at
                        where town_id = :town and id = :id and state = 'BEGUN' and late_told_at is null
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    /** The caller holds the lock. */
    Mono<Void> drawn(UUID town, UUID id, List<UUID> inspectors, List<UUID> candidates, UUID by, Instant at) {
        return database.sql("""
                        update inspection.plan
                        set state = 'DRAWN', inspectors = :inspectors, candidates = :candidates, drawn_by = :by,
                            drawn_at = :at
                        where town_id = :town and id = :id and state = 'PROMISED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("inspectors", inspectors.toArray(UUID[]::new))
                .bind("candidates", candidates.toArray(UUID[]::new))
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    /** The caller holds the lock. */
    Mono<Void> begun(UUID town, UUID id, Instant at) {
        return database.sql("""
                        update inspection.plan set state = 'BEGUN', begun_at = :at
                        where town_id = :town and id = :id and state = 'DRAWN'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", at)
                .then();
    }

    /** The caller holds the lock. */
    Mono<Void> ended(UUID town, UUID id, Plan.State state, String words, UUID by, Instant at) {
        return database.sql("""
                        update inspection.plan
                        set state = :state, ended_words = :words, ended_by = :by, ended_at = :at
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("words", words)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    private static Plan plan(Readable row) {
        return new Plan(
                get(row, "id", UUID.class),
                get(row, "round_id", UUID.class),
                get(row, "number", Integer.class),
                get(row, "title", String.class),
                Choice.valueOf(get(row, "choice", String.class)),
                row.get("how_many", Integer.class),
                get(row, "team_size", Integer.class),
                get(row, "cross_village", Boolean.class),
                get(row, "binding", Boolean.class),
                row.get("follows", UUID.class),
                List.of(get(row, "nominated", UUID[].class)),
                get(row, "from_day", LocalDate.class),
                get(row, "until_day", LocalDate.class),
                Plan.State.valueOf(get(row, "state", String.class)),
                new Seed(get(row, "seed", String.class)),
                get(row, "seed_commitment", String.class),
                List.of(get(row, "inspectors", UUID[].class)),
                List.of(get(row, "candidates", UUID[].class)),
                get(row, "reason", String.class),
                get(row, "planned_by", UUID.class),
                get(row, "planned_at", Instant.class),
                row.get("drawn_at", Instant.class),
                row.get("begun_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("ended_words", String.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
