package cn.fengming.points.alerts;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
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

/** Rows of call-backs. */
@Component
class Callbacks {

    private static final String SELECT = """
            select id, about, from_day, to_day, homes, reason, state, seed, commitment, candidates, planned_by, planned_at,
                   drawn_at, closed_at
            from alerts.callback_round
            """;

    private final DatabaseClient database;
    private final Json json;

    Callbacks(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(UUID town, CallbackRound round) {
        return database.sql("""
                        insert into alerts.callback_round (town_id, id, about, from_day, to_day, homes, reason, state, seed,
                          commitment, planned_by, planned_at)
                        values (:town, :id, :about, :from, :to, :homes, :reason, 'PLANNED', :seed, :commitment, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", round.id())
                .bind("about", round.about().name())
                .bind("from", round.from())
                .bind("to", round.to())
                .bind("homes", round.homes())
                .bind("reason", round.reason())
                .bind("seed", round.secret())
                .bind("commitment", round.commitment())
                .bind("by", round.plannedBy())
                .bind("at", round.plannedAt())
                .then();
    }

    Mono<CallbackRound> find(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .map(Callbacks::round)
                .one();
    }

    Mono<CallbackRound> lock(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .map(Callbacks::round)
                .one();
    }

    /** The newest first. */
    Flux<CallbackRound> page(UUID town, @Nullable UUID after, int limit) {
        return database.sql(SELECT + """
                        where town_id = :town and (:after::uuid is null or id < :after) order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(Callbacks::round)
                .all();
    }

    Mono<Void> save(UUID town, CallbackRound round) {
        List<String> candidates = round.candidates();
        return database.sql("""
                        update alerts.callback_round
                        set state = :state, candidates = :candidates, drawn_at = :drawn, closed_at = :closed
                        where town_id = :town and id = :id
                        """)
                .bind("state", round.state().name())
                .bind(
                        "candidates",
                        Maybe.of(String[].class, candidates == null ? null : candidates.toArray(String[]::new)))
                .bind("drawn", Maybe.of(Instant.class, round.drawnAt()))
                .bind("closed", Maybe.of(Instant.class, round.closedAt()))
                .bind("town", town)
                .bind("id", round.id())
                .then();
    }

    Mono<Void> add(UUID town, UUID round, CallbackHome home) {
        return database.sql("""
                        insert into alerts.callback_home (town_id, round_id, household_id, village_id, position, got)
                        values (:town, :round, :household, :village, :position, :got)
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("household", home.household())
                .bind("village", home.village())
                .bind("position", home.position())
                .bind("got", json.write(home.got()))
                .then();
    }

    /** In the order of the draw, each with its latest note. */
    Flux<CallbackHome> homes(UUID town, UUID round) {
        return database.sql("""
                        select h.household_id, h.village_id, h.position, h.got, n.result, n.words, n.noted_name, n.noted_at
                        from alerts.callback_home h
                        left join lateral (
                          select result, words, noted_name, noted_at from alerts.callback_note n
                          where n.town_id = h.town_id and n.round_id = h.round_id and n.household_id = h.household_id
                          order by place desc limit 1) n on true
                        where h.town_id = :town and h.round_id = :round order by h.position
                        """)
                .bind("town", town)
                .bind("round", round)
                .map(this::home)
                .all();
    }

    /** Emits false when this note was taken before. */
    Mono<Boolean> note(
            Actor by, UUID id, UUID round, UUID household, CallbackHome.Result result, String words, Instant at) {
        return database.sql("""
                        insert into alerts.callback_note (town_id, id, round_id, household_id, result, words, noted_by,
                          noted_name, noted_at)
                        values (:town, :id, :round, :household, :result, :words, :by, :name, :at)
                        on conflict on constraint callback_note_pk do nothing
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("round", round)
                .bind("household", household)
                .bind("result", result.name())
                .bind("words", words)
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static CallbackRound round(Readable row) {
        String[] candidates = row.get("candidates", String[].class);
        return new CallbackRound(
                must(row, "id", UUID.class),
                CallbackRound.About.valueOf(must(row, "about", String.class)),
                must(row, "from_day", LocalDate.class),
                must(row, "to_day", LocalDate.class),
                must(row, "homes", Integer.class),
                must(row, "reason", String.class),
                CallbackRound.State.valueOf(must(row, "state", String.class)),
                must(row, "seed", String.class),
                must(row, "commitment", String.class),
                candidates == null ? null : List.of(candidates),
                must(row, "planned_by", UUID.class),
                must(row, "planned_at", Instant.class),
                row.get("drawn_at", Instant.class),
                row.get("closed_at", Instant.class));
    }

    private CallbackHome home(Readable row) {
        String result = row.get("result", String.class);
        return new CallbackHome(
                must(row, "household_id", UUID.class),
                must(row, "village_id", UUID.class),
                must(row, "position", Integer.class),
                List.of(json.read(must(row, "got", io.r2dbc.postgresql.codec.Json.class), CallbackHome.Got[].class)),
                result == null
                        ? null
                        : new CallbackHome.Note(
                                CallbackHome.Result.valueOf(result),
                                must(row, "words", String.class),
                                must(row, "noted_name", String.class),
                                must(row, "noted_at", Instant.class)));
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
