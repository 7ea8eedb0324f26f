package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stocktakings and what was counted. At most one of a store is alive. */
@Component
class Stocktakings {

    private static final String SELECT = """
            select id, outlet_id, state, opened_by, opener_name, opened_at, counted_at, decided_at, remark
            from store.stocktaking
            """;

    private final DatabaseClient database;

    Stocktakings(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already, or another one of the store is alive. */
    Mono<Boolean> add(UUID town, UUID id, UUID outlet, Actor by, Instant at) {
        return database.sql("""
                        insert into store.stocktaking (town_id, id, outlet_id, state, opened_by, opener_name, opened_at)
                        values (:town, :id, :outlet, 'COUNTING', :by, :name, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("outlet", outlet)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Stocktaking> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    Mono<Stocktaking> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Stocktaking> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Stocktaking.class)
                .one();
    }

    /** Newest first. */
    Flux<Stocktaking> list(UUID town, UUID outlet, @Nullable UUID before, int rows) {
        return database.sql(SELECT + """
                                where town_id = :town and outlet_id = :outlet
                                  and (cast(:before as uuid) is null or id < :before)
                                order by id desc limit :rows
                                """)
                .bind("town", town)
                .bind("outlet", outlet)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(Stocktaking.class)
                .all();
    }

    Flux<Stocktaking.Line> lines(UUID town, UUID stocktaking) {
        return database.sql("""
                        select stocktaking_id, good_id, name, counted, expected, explanation, counted_by, counted_at
                        from store.stocktaking_line where town_id = :town and stocktaking_id = :id order by good_id
                        """)
                .bind("town", town)
                .bind("id", stocktaking)
                .mapProperties(Stocktaking.Line.class)
                .all();
    }

    /** A new count counts; the same number once more only brings its explanation. */
    Mono<Void> count(UUID town, Stocktaking.Line line) {
        return database.sql("""
                        insert into store.stocktaking_line as l (town_id, stocktaking_id, good_id, name, counted, expected,
                          explanation, counted_by, counted_at)
                        values (:town, :id, :good, :name, :counted, :expected, :why, :by, :at)
                        on conflict on constraint stocktaking_line_pk do update
                        set expected = case when l.counted = excluded.counted then l.expected else excluded.expected end,
                          counted_by = case when l.counted = excluded.counted then l.counted_by else excluded.counted_by end,
                          counted_at = case when l.counted = excluded.counted then l.counted_at else excluded.counted_at end,
                          counted = excluded.counted,
                          explanation = coalesce(excluded.explanation, l.explanation)
                        """)
                .bind("town", town)
                .bind("id", line.stocktakingId())
                .bind("good", line.goodId())
                .bind("name", line.name())
                .bind("counted", line.counted())
                .bind("expected", line.expected())
                .bind("why", Maybe.of(String.class, line.explanation()))
                .bind("by", line.countedBy())
                .bind("at", line.countedAt())
                .then();
    }

    Mono<Void> counted(UUID town, UUID id, Instant at) {
        return database.sql("""
                        update store.stocktaking set state = 'COUNTED', counted_at = :at
                        where town_id = :town and id = :id and state = 'COUNTING'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", at)
                .then();
    }

    Mono<Void> decide(UUID town, UUID id, Stocktaking.Decision decision, Instant at) {
        return database.sql("""
                        update store.stocktaking set state = :state, decided_at = :at, remark = :remark
                        where town_id = :town and id = :id and state in ('COUNTING', 'COUNTED')
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", decision.outcome().name())
                .bind("at", at)
                .bind("remark", Maybe.of(String.class, decision.remark()))
                .then();
    }
}
