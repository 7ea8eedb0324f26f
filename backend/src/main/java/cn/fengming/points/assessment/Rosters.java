package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Classes, districts and targets of a round (分类名单), version by version; the last one holds. */
@Component
class Rosters {

    private final DatabaseClient database;
    private final Json json;

    Rosters(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Where a subject, or everything of a village, is ranked and what is asked of it. */
    record Row(
            UUID subject, @Nullable String group, @Nullable Score target) {}

    private record Rows(List<Row> rows) {}

    /** By subject; empty before the first version. */
    Mono<Map<UUID, Row>> current(UUID town, UUID round) {
        return database.sql("""
                        select rows from assessment.roster
                        where town_id = :town and round_id = :round
                        order by version desc
                        limit 1
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapValue(io.r2dbc.postgresql.codec.Json.class)
                .one()
                .map(stored -> json.read(stored, Rows.class).rows())
                .defaultIfEmpty(List.of())
                .map(rows -> rows.stream().collect(Collectors.toMap(Row::subject, Function.identity())));
    }

    /** The caller holds the round's lock. */
    Mono<Void> add(UUID town, UUID round, List<Row> rows, UUID by, Instant at) {
        return database.sql("""
                        insert into assessment.roster (town_id, round_id, version, rows, written_by, written_at)
                        select :town, :round, coalesce(max(version), 0) + 1, :rows, :by, :at from assessment.roster
                        where town_id = :town and round_id = :round
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("rows", json.write(new Rows(rows)))
                .bind("by", by)
                .bind("at", at)
                .then();
    }
}
