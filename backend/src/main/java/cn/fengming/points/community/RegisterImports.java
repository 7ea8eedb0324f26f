package cn.fengming.points.community;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files with households, as they were previewed. */
@Component
class RegisterImports {

    private static final String SELECT = """
            select id, village_id, state, file_print, summary, made_at from community.register_import
            """;

    private final DatabaseClient database;
    private final Json json;

    RegisterImports(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** One of them, with what is kept besides what is shown. */
    record Kept(
            UUID id,
            @Nullable UUID village,
            RegisterImport.State state,
            byte[] filePrint,
            RegisterImport.Summary summary,
            Instant madeAt) {

        boolean isOf(@Nullable UUID otherVillage, byte[] otherPrint) {
            return Objects.equals(village, otherVillage) && Arrays.equals(filePrint, otherPrint);
        }

        RegisterImport shown() {
            return new RegisterImport(
                    id,
                    village,
                    state,
                    madeAt,
                    madeAt.plus(RegisterImport.KEPT),
                    summary.figures(),
                    summary.errors(),
                    summary.changes());
        }
    }

    /** Emits false when the id is taken; waits for whoever is taking it. */
    Mono<Boolean> add(UUID town, UUID id, @Nullable UUID village, byte[] filePrint, UUID by, Instant at) {
        return database.sql("""
                        insert into community.register_import
                          (town_id, id, village_id, state, file_print, summary, made_by, made_at)
                        values (:town, :id, :village, 'FAULTY', :print, :summary, :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("print", filePrint)
                .bind("summary", json.write(RegisterImport.Summary.NOTHING))
                .bind("by", by)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> summarize(UUID town, UUID id, RegisterImport.State state, RegisterImport.Summary summary) {
        return database.sql("""
                        update community.register_import set state = :state, summary = :summary
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("summary", json.write(summary))
                .then();
    }

    /** 0 rows unless it waits to be confirmed. */
    Mono<Long> apply(UUID town, UUID id, UUID by, Instant at) {
        return database.sql("""
                        update community.register_import set state = 'APPLIED', applied_by = :by, applied_at = :at
                        where town_id = :town and id = :id and state = 'PREVIEWED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    Mono<Kept> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Kept> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Kept> one(UUID town, UUID id, String lock) {
        return database.sql(SELECT + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(this::kept)
                .one();
    }

    /** Those made before a moment, and those whose rows serve nobody any more. */
    Flux<UUID> spent(UUID town, Instant before) {
        return database.sql("""
                        select id from community.register_import i
                        where town_id = :town
                          and (made_at < :before
                               or state <> 'PREVIEWED' and exists (
                                 select from community.import_household s
                                 where s.town_id = :town and s.import_id = i.id))
                        order by made_at
                        """)
                .bind("town", town)
                .bind("before", before)
                .mapValue(UUID.class)
                .all();
    }

    Mono<Void> remove(UUID town, UUID id, Instant before) {
        return database.sql("""
                        delete from community.register_import
                        where town_id = :town and id = :id and made_at < :before
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("before", before)
                .then();
    }

    private Kept kept(Readable row) {
        return new Kept(
                get(row, "id", UUID.class),
                row.get("village_id", UUID.class),
                RegisterImport.State.valueOf(get(row, "state", String.class)),
                get(row, "file_print", byte[].class),
                json.read(get(row, "summary", io.r2dbc.postgresql.codec.Json.class), RegisterImport.Summary.class),
                get(row, "made_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
