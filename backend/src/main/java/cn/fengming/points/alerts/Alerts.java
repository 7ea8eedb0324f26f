package cn.fengming.points.alerts;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of alerts and their log. */
@Component
class Alerts {

    private static final String SELECT = """
            select id, kind, village_id, sentence, figures, grounds, raised_at, state, state_at from alerts.alert
            """;

    private final DatabaseClient database;
    private final Json json;
    private final Ids ids;

    Alerts(DatabaseClient database, Json json, Ids ids) {
        this.database = database;
        this.json = json;
        this.ids = ids;
    }

    /** Emits the id of a new alert; nothing for a fact that was raised before. */
    Mono<UUID> raise(UUID town, Suspicion found, Instant at) {
        return database.sql("""
                        insert into alerts.alert (town_id, id, kind, fact, village_id, sentence, figures, grounds, raised_at,
                          state, state_at)
                        values (:town, :id, :kind, :fact, :village, :sentence, :figures, :grounds, :at, 'OPEN', :at)
                        on conflict on constraint alert_once_a_fact do nothing
                        returning id
                        """)
                .bind("town", town)
                .bind("id", ids.next())
                .bind("kind", found.kind().name())
                .bind("fact", found.fact())
                .bind("village", Maybe.of(UUID.class, found.village()))
                .bind("sentence", found.sentence())
                .bind("figures", json.write(found.figures()))
                .bind("grounds", json.write(found.grounds()))
                .bind("at", at)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Alert> find(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id", town, id);
    }

    Mono<Alert> lock(UUID town, UUID id) {
        return one(SELECT + "where town_id = :town and id = :id for update", town, id);
    }

    private Mono<Alert> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(this::alert)
                .one();
    }

    /** @param hidden kinds that are not shown */
    Flux<Alert> page(
            UUID town,
            Alert.@Nullable State state,
            @Nullable AlertKind kind,
            @Nullable UUID village,
            List<AlertKind> hidden,
            @Nullable UUID after,
            int limit) {
        return database.sql(SELECT + """
                        where town_id = :town and (:state::text is null or state = :state)
                          and (:kind::text is null or kind = :kind)
                          and (:village::uuid is null or village_id = :village)
                          and kind <> all(:hidden) and (:after::uuid is null or id < :after)
                        order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("state", Maybe.of(String.class, state == null ? null : state.name()))
                .bind("kind", Maybe.of(String.class, kind == null ? null : kind.name()))
                .bind("village", Maybe.of(UUID.class, village))
                .bind("hidden", hidden.stream().map(Enum::name).toArray(String[]::new))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(this::alert)
                .all();
    }

    Mono<Void> move(Actor by, Alert moved, String words) {
        return database.sql("update alerts.alert set state = :state, state_at = :at where town_id = :town and id = :id")
                .bind("state", moved.state().name())
                .bind("at", moved.stateAt())
                .bind("town", by.town())
                .bind("id", moved.id())
                .then()
                .then(database.sql("""
                                insert into alerts.step (town_id, alert_id, id, state, words, by_person, by_name, at)
                                values (:town, :alert, :id, :state, :words, :by, :name, :at)
                                """)
                        .bind("town", by.town())
                        .bind("alert", moved.id())
                        .bind("id", ids.next())
                        .bind("state", moved.state().name())
                        .bind("words", words)
                        .bind("by", by.person())
                        .bind("name", by.name())
                        .bind("at", moved.stateAt())
                        .then());
    }

    Flux<Alert.Step> steps(UUID town, UUID alert) {
        return database.sql("""
                        select state, words, by_name, at from alerts.step
                        where town_id = :town and alert_id = :alert order by id
                        """)
                .bind("town", town)
                .bind("alert", alert)
                .mapProperties(Alert.Step.class)
                .all();
    }

    private Alert alert(Readable row) {
        return new Alert(
                must(row, "id", UUID.class),
                AlertKind.valueOf(must(row, "kind", String.class)),
                row.get("village_id", UUID.class),
                must(row, "sentence", String.class),
                figures(must(row, "figures", io.r2dbc.postgresql.codec.Json.class)),
                List.of(json.read(
                        must(row, "grounds", io.r2dbc.postgresql.codec.Json.class), Suspicion.Ground[].class)),
                must(row, "raised_at", Instant.class),
                Alert.State.valueOf(must(row, "state", String.class)),
                must(row, "state_at", Instant.class));
    }

    private Map<String, Long> figures(io.r2dbc.postgresql.codec.Json stored) {
        Map<String, Long> figures = new LinkedHashMap<>();
        Map<?, ?> read = json.read(stored, Map.class);
        read.keySet().stream()
                .map(String::valueOf)
                .sorted()
                .forEach(name -> figures.put(name, ((Number) Objects.requireNonNull(read.get(name))).longValue()));
        return figures;
    }

    static List<AlertKind> hiddenFrom(boolean auditor) {
        return auditor
                ? List.of()
                : Arrays.stream(AlertKind.values())
                        .filter(AlertKind::forAuditorsAlone)
                        .toList();
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
