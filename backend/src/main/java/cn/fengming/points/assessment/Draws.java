package cn.fengming.points.assessment;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Draws of what to visit; written once. */
@Component
class Draws {

    private static final String DRAW = """
            select id, round_id, number, village_id, kind, candidates, seed, drawn, reason, drawn_by, drawn_at
            from assessment.draw
            """;

    private final DatabaseClient database;

    Draws(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID town, Draw draw) {
        return database.sql("""
                        insert into assessment.draw (town_id, id, round_id, number, village_id, kind, candidates, seed,
                                                     drawn, reason, drawn_by, drawn_at)
                        values (:town, :id, :round, :number, :village, :kind, :candidates, :seed, :drawn, :reason, :by,
                                :at)
                        """)
                .bind("town", town)
                .bind("id", draw.id())
                .bind("round", draw.round())
                .bind("number", draw.number())
                .bind("village", draw.village())
                .bind("kind", draw.kind().name())
                .bind("candidates", draw.candidates().toArray(String[]::new))
                .bind("seed", draw.seed())
                .bind("drawn", draw.drawn().toArray(String[]::new))
                .bind("reason", draw.reason())
                .bind("by", draw.drawnBy())
                .bind("at", draw.drawnAt())
                .then();
    }

    /** The caller holds the round's lock. */
    Mono<Integer> nextNumber(UUID town, UUID round) {
        return database.sql("""
                        select coalesce(max(number), 0) + 1 from assessment.draw
                        where town_id = :town and round_id = :round
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Draw> find(UUID town, UUID id) {
        return database.sql(DRAW + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .map(Draws::draw)
                .one();
    }

    /** Of a round, in the order they were drawn. */
    Flux<Draw> of(UUID town, UUID round) {
        return database.sql(DRAW + "where town_id = :town and round_id = :round order by number")
                .bind("town", town)
                .bind("round", round)
                .map(Draws::draw)
                .all();
    }

    private static Draw draw(Readable row) {
        return new Draw(
                get(row, "id", UUID.class),
                get(row, "round_id", UUID.class),
                get(row, "number", Integer.class),
                get(row, "village_id", UUID.class),
                DrawKind.valueOf(get(row, "kind", String.class)),
                List.of(get(row, "candidates", String[].class)),
                get(row, "seed", String.class),
                List.of(get(row, "drawn", String[].class)),
                get(row, "reason", String.class),
                get(row, "drawn_by", UUID.class),
                get(row, "drawn_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
