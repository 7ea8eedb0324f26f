package cn.fengming.points.audit;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of the audit: added and read, never changed. */
@Component
class AuditRecords {

    private final DatabaseClient database;
    private final Clock clock;
    private final Ids ids;
    private final Json json;

    AuditRecords(DatabaseClient database, Clock clock, Ids ids, Json json) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
    }

    Mono<Void> add(
            Actor actor,
            String action,
            String subjectType,
            UUID subjectId,
            @Nullable String reason,
            @Nullable Object details) {
        return database.sql("""
                        insert into audit.record (town_id, id, at, actor_id, actor_name, action, subject_type,
                                                  subject_id, reason, details)
                        values (:town, :id, :at, :actor, :name, :action, :type, :subject, :reason, :details)
                        """)
                .bind("town", actor.town())
                .bind("id", ids.next())
                .bind("at", clock.instant())
                .bind("actor", actor.person())
                .bind("name", actor.name())
                .bind("action", action)
                .bind("type", subjectType)
                .bind("subject", subjectId)
                .bind("reason", Maybe.of(String.class, reason))
                .bind(
                        "details",
                        Maybe.of(io.r2dbc.postgresql.codec.Json.class, details == null ? null : json.write(details)))
                .then();
    }

    /** A row as {@code audit.add_records} reads it. */
    private record Written(
            UUID id,
            UUID actorId,
            String actorName,
            String action,
            String subjectType,
            UUID subjectId,
            @Nullable String reason,
            @Nullable Object details) {}

    Step step(
            Actor actor,
            String action,
            String subjectType,
            UUID subjectId,
            @Nullable String reason,
            @Nullable Object details) {
        return new Step(
                Step.Turn.RECORDS,
                "audit.add_records",
                new Written(ids.next(), actor.person(), actor.name(), action, subjectType, subjectId, reason, details));
    }

    /** Up to {@code limit} records, newest first. */
    Flux<AuditRecord> find(UUID town, AuditQuery query, int limit) {
        return database.sql("""
                        select id, at, actor_id, actor_name, action, subject_type, subject_id, reason,
                               details::text as details
                        from audit.record
                        where town_id = :town
                          and (:actor::uuid is null or actor_id = :actor)
                          and (:action::text is null or action = :action)
                          and (:type::text is null or subject_type = :type)
                          and (:subject::uuid is null or subject_id = :subject)
                          and (:from::timestamptz is null or at >= :from)
                          and (:until::timestamptz is null or at < :until)
                          and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("actor", Maybe.of(UUID.class, query.actor()))
                .bind("action", Maybe.of(String.class, query.action()))
                .bind("type", Maybe.of(String.class, query.subjectType()))
                .bind("subject", Maybe.of(UUID.class, query.subject()))
                .bind("from", Maybe.of(Instant.class, query.begin(clock.getZone())))
                .bind("until", Maybe.of(Instant.class, query.end(clock.getZone())))
                .bind("after", Maybe.of(UUID.class, query.after()))
                .bind("limit", limit)
                .mapProperties(AuditRecord.class)
                .all();
    }
}
