package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prizes, flags, talks, letters, pay flags and bulletin lines of frozen standings; written once. */
@Component
class Consequences {

    private final DatabaseClient database;
    private final Json json;

    Consequences(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * One as it was recorded.
     *
     * @param number counts those of one subject in one round
     */
    record Recorded(
            UUID roundId,
            UUID subjectId,
            int number,
            String subjectName,
            String period,
            int revision,
            Consequence.Kind kind,
            String cause,
            @Nullable Long yuan,
            @Nullable BigDecimal score,
            @Nullable String words) {}

    Mono<Void> add(UUID town, Standing standing) {
        List<Recorded> rows = new ArrayList<>();
        for (Place place : standing.figures().places()) {
            List<Consequence> brought = place.brought();
            for (int i = 0; i < brought.size(); i++) {
                rows.add(recorded(standing, place, i + 1, brought.get(i)));
            }
        }
        return rows.isEmpty() ? Mono.empty() : insert(town, rows);
    }

    private static Recorded recorded(Standing standing, Place place, int number, Consequence brought) {
        Score score = brought.score();
        return new Recorded(
                standing.round(),
                place.subject(),
                number,
                place.name(),
                standing.period(),
                standing.revision(),
                brought.kind(),
                brought.cause(),
                brought.yuan(),
                score == null ? null : new BigDecimal(score.toString()),
                brought.words());
    }

    private Mono<Void> insert(UUID town, List<Recorded> rows) {
        return database.sql("""
                        insert into assessment.consequence (town_id, round_id, subject_id, number, subject_name, period,
                                                            revision, kind, cause, yuan, score, words)
                        select :town, c."roundId", c."subjectId", c.number, c."subjectName", c.period, c.revision, c.kind,
                               c.cause, c.yuan, c.score, c.words
                        from jsonb_to_recordset(:rows) as c(
                          "roundId" uuid, "subjectId" uuid, number int, "subjectName" text, period text, revision int,
                          kind text, cause text, yuan bigint, score numeric, words text)
                        """)
                .bind("town", town)
                .bind("rows", json.write(rows))
                .then();
    }

    /** Of one round, subject by subject in the order of their ranks. */
    Flux<Recorded> of(UUID town, UUID round) {
        return database.sql("""
                        select c.round_id, c.subject_id, c.number, c.subject_name, c.period, c.revision, c.kind, c.cause,
                               c.yuan, c.score, c.words
                        from assessment.consequence c
                        join assessment.outcome o on o.town_id = c.town_id and o.round_id = c.round_id
                                                 and o.subject_id = c.subject_id
                        where c.town_id = :town and c.round_id = :round
                        order by o.group_name, o.rank, c.number
                        """)
                .bind("town", town)
                .bind("round", round)
                .mapProperties(Recorded.class)
                .all();
    }
}
