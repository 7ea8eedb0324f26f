package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Seed;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds and the scheme documents they are computed by. A round's row is the lock of everything in it. */
@Component
class Rounds {

    private static final String ROUND = """
            select id, code, title, subject_kind, period_kind, period, state, scheme_version, seed, created_at, frozen_at
            from assessment.round
            """;

    private final DatabaseClient database;

    Rounds(DatabaseClient database) {
        this.database = database;
    }

    /** One version of a round's document, with why it was taken. */
    record SchemeVersion(int version, String document, String reason, UUID adoptedBy, Instant adoptedAt) {}

    /** Emits false when the town has a round for that scheme and period already. */
    Mono<Boolean> add(UUID town, Round round, UUID by) {
        return database.sql("""
                        insert into assessment.round (town_id, id, code, title, subject_kind, period_kind, period,
                                                      first_day, last_day, state, scheme_version, seed,
                                                      seed_commitment, created_by, created_at)
                        values (:town, :id, :code, :title, :subject, :kind, :period, :first, :last, :state, :version,
                                :seed, :commitment, :by, :at)
                        on conflict on constraint round_once_per_period do nothing
                        """)
                .bind("town", town)
                .bind("id", round.id())
                .bind("code", round.code())
                .bind("title", round.title())
                .bind("subject", round.subject().name())
                .bind("kind", round.period().kind().name())
                .bind("period", round.period().code())
                .bind("first", round.period().firstDay())
                .bind("last", round.period().lastDay())
                .bind("state", round.state().name())
                .bind("version", round.schemeVersion())
                .bind("seed", round.secret().hex())
                .bind("commitment", round.commitment())
                .bind("by", by)
                .bind("at", round.createdAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Round> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    /** Waits for everybody who works in the round. */
    Mono<Round> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    /** Keeps the round's state from moving while one sheet or objection is written. */
    Mono<Round> share(UUID town, UUID id) {
        return one(town, id, " for share");
    }

    private Mono<Round> one(UUID town, UUID id, String lock) {
        return database.sql(ROUND + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(Rounds::round)
                .one();
    }

    /** Newest first; {@code after} is the last id seen. */
    Flux<Round> list(UUID town, @Nullable UUID after, int limit) {
        var select = database.sql(ROUND + """
                        where town_id = :town and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """).bind("town", town).bind("limit", limit);
        return (after == null ? select.bindNull("after", UUID.class) : select.bind("after", after))
                .map(Rounds::round)
                .all();
    }

    Mono<Void> addScheme(UUID town, UUID round, SchemeVersion scheme) {
        return database.sql("""
                        insert into assessment.scheme (town_id, round_id, version, document, reason, adopted_by,
                                                       adopted_at)
                        values (:town, :round, :version, :document, :reason, :by, :at)
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("version", scheme.version())
                .bind("document", scheme.document())
                .bind("reason", scheme.reason())
                .bind("by", scheme.adoptedBy())
                .bind("at", scheme.adoptedAt())
                .then();
    }

    /** All versions, newest first. */
    Flux<SchemeVersion> schemes(UUID town, UUID round) {
        return database.sql("""
                        select version, document, reason, adopted_by, adopted_at from assessment.scheme
                        where town_id = :town and round_id = :round
                        order by version desc
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapProperties(SchemeVersion.class)
                .all();
    }

    Mono<String> document(UUID town, Round round) {
        return database.sql("""
                        select document from assessment.scheme
                        where town_id = :town and round_id = :round and version = :version
                        """)
                .bind("town", town)
                .bind("round", round.id())
                .bind("version", round.schemeVersion())
                .mapValue(String.class)
                .one();
    }

    /** What the town last took for a scheme of that code; empty when it never did. */
    Mono<String> latestDocument(UUID town, String code) {
        return database.sql("""
                        select s.document from assessment.round r
                        join assessment.scheme s on s.town_id = r.town_id and s.round_id = r.id
                                                and s.version = r.scheme_version
                        where r.town_id = :town and r.code = :code
                        order by r.last_day desc, r.id desc
                        limit 1
                        """)
                .bind("town", town)
                .bind("code", code)
                .mapValue(String.class)
                .one();
    }

    /** Writes the version in force. The caller holds the lock. */
    Mono<Void> takeScheme(UUID town, UUID round, int version, String title) {
        return database.sql("""
                        update assessment.round set scheme_version = :version, title = :title
                        where town_id = :town and id = :round
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("version", version)
                .bind("title", title)
                .then();
    }

    Mono<Void> publish(UUID town, UUID round) {
        return database.sql("update assessment.round set state = 'PUBLISHED' where town_id = :town and id = :round")
                .bind("town", town)
                .bind("round", round)
                .then();
    }

    Mono<Void> freeze(UUID town, UUID round, UUID by, Instant at) {
        return database.sql("""
                        update assessment.round set state = 'FROZEN', frozen_by = :by, frozen_at = :at
                        where town_id = :town and id = :round and state = 'PUBLISHED'
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    private static Round round(Readable row) {
        Seed seed = new Seed(text(row, "seed"));
        return new Round(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "code"),
                text(row, "title"),
                SubjectKind.valueOf(text(row, "subject_kind")),
                PeriodKind.valueOf(text(row, "period_kind")).parse(text(row, "period")),
                Round.State.valueOf(text(row, "state")),
                Objects.requireNonNull(row.get("scheme_version", Integer.class)),
                seed.commitment(),
                seed,
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("frozen_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
