package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of households: added to and read, never rewritten. */
@Component
class Changes {

    private final DatabaseClient database;
    private final Clock clock;
    private final Ids ids;
    private final Json json;

    Changes(DatabaseClient database, Clock clock, Ids ids, Json json) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
    }

    /** @param before @param after documents without phone numbers */
    Mono<Void> add(
            Actor by,
            UUID household,
            ChangeKind kind,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after) {
        return database.sql("""
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason, before, after)
                        values (:town, :id, :household, :kind, :at, :by, :name, :reason, :before, :after)
                        """)
                .bind("town", by.town())
                .bind("id", ids.next())
                .bind("household", household)
                .bind("kind", kind.name())
                .bind("at", clock.instant())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("reason", Maybe.of(String.class, reason))
                .bind("before", Maybe.of(io.r2dbc.postgresql.codec.Json.class, document(before)))
                .bind("after", Maybe.of(io.r2dbc.postgresql.codec.Json.class, document(after)))
                .then();
    }

    /** One entry each for households that were registered together. */
    Mono<Void> addForAll(Actor by, Collection<UUID> households, ChangeKind kind, @Nullable String reason) {
        return database.sql("""
                        insert into community.change
                          (town_id, id, household_id, kind, at, by_id, by_name, reason)
                        select :town, id, household, :kind, :at, :by, :name, :reason
                        from unnest(:ids::uuid[], :households::uuid[]) as row(id, household)
                        """)
                .bind("town", by.town())
                .bind("ids", households.stream().map(each -> ids.next()).toArray(UUID[]::new))
                .bind("households", households.toArray(UUID[]::new))
                .bind("kind", kind.name())
                .bind("at", clock.instant())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("reason", Maybe.of(String.class, reason))
                .then();
    }

    /** Up to {@code limit} entries, newest first. */
    Flux<Change> of(UUID town, UUID household, @Nullable UUID after, int limit) {
        return database.sql("""
                        select id, household_id as household, kind, at, by_id, by_name, reason,
                               before::text as before, after::text as after
                        from community.change
                        where town_id = :town and household_id = :household
                          and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(Change.class)
                .all();
    }

    private io.r2dbc.postgresql.codec.@Nullable Json document(@Nullable Object content) {
        return content == null ? null : json.write(content);
    }
}
