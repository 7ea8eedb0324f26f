package cn.fengming.points.audit;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
        var insert = database.sql("""
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
                .bind("subject", subjectId);
        var reasoned = nullable(insert, "reason", reason, String.class);
        return nullable(
                        reasoned,
                        "details",
                        details == null ? null : json.write(details),
                        io.r2dbc.postgresql.codec.Json.class)
                .then();
    }

    /** Up to {@code limit} records, newest first. */
    Flux<AuditRecord> find(UUID town, AuditQuery query, int limit) {
        var select = database.sql("""
                        select id, at, actor_id, actor_name, action, subject_type, subject_id, reason,
                               details::text as details
                        from audit.record
                        where town_id = :town
                          and (:actor::uuid is null or actor_id = :actor)
                          and (:action::text is null or action = :action)
                          and (:type::text is null or subject_type = :type)
                          and (:subject::uuid is null or subject_id = :subject)
                          and (:from::timestamptz is null or at >= :from)
                          and (:to::timestamptz is null or at < :to)
                          and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """).bind("town", town).bind("limit", limit);
        select = nullable(select, "actor", query.actor(), UUID.class);
        select = nullable(select, "action", query.action(), String.class);
        select = nullable(select, "type", query.subjectType(), String.class);
        select = nullable(select, "subject", query.subject(), UUID.class);
        select = nullable(select, "from", startOf(query.from()), Instant.class);
        select = nullable(
                select, "to", startOf(query.to() == null ? null : query.to().plusDays(1)), Instant.class);
        select = nullable(select, "after", query.after(), UUID.class);
        return select.mapProperties(AuditRecord.class).all();
    }

    private @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static <T> GenericExecuteSpec nullable(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
