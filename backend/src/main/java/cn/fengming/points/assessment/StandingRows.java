package cn.fengming.points.assessment;

import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Published standings, revision by revision. */
@Component
class StandingRows {

    private static final String STANDING = """
            select s.round_id, r.code, r.title, r.period, s.revision, s.state, s.scheme_version, s.fingerprint,
                   s.reason, s.published_at, s.objections_until, s.frozen_at, s.figures, r.last_day
            from assessment.standing s
            join assessment.round r on r.town_id = s.town_id and r.id = s.round_id
            """;

    private final DatabaseClient database;
    private final Json json;
    private final GroupRead<UUID, List<Standing>> published;
    private final GroupRead<UUID, List<Standing>> latestFrozen;

    StandingRows(DatabaseClient database, Json json, GroupReads reads) {
        this.database = database;
        this.json = json;
        this.published = reads.of(this::published);
        this.latestFrozen = reads.of(this::latestFrozen);
    }

    Mono<Void> add(UUID town, Standing standing, UUID by) {
        return database.sql("""
                        insert into assessment.standing (town_id, round_id, revision, state, scheme_version, figures,
                                                         fingerprint, reason, published_by, published_at,
                                                         objections_until)
                        values (:town, :round, :revision, :state, :version, :figures, :fingerprint, :reason, :by, :at,
                                :until)
                        """)
                .bind("town", town)
                .bind("round", standing.round())
                .bind("revision", standing.revision())
                .bind("state", standing.state().name())
                .bind("version", standing.schemeVersion())
                .bind("figures", json.write(standing.figures()))
                .bind("fingerprint", standing.fingerprint())
                .bind("reason", standing.reason())
                .bind("by", by)
                .bind("at", standing.publishedAt())
                .bind("until", standing.objectionsUntil())
                .then();
    }

    Mono<Void> supersede(UUID town, Standing standing) {
        return moved(database.sql("""
                        update assessment.standing set state = 'SUPERSEDED'
                        where town_id = :town and round_id = :round and revision = :revision and state = 'PUBLISHED'
                        """), town, standing);
    }

    Mono<Void> freeze(UUID town, Standing standing, Instant at) {
        return moved(database.sql("""
                        update assessment.standing set state = 'FROZEN', frozen_at = :at
                        where town_id = :town and round_id = :round and revision = :revision and state = 'PUBLISHED'
                        """).bind("at", at), town, standing);
    }

    private static Mono<Void> moved(GenericExecuteSpec update, UUID town, Standing standing) {
        return update.bind("town", town)
                .bind("round", standing.round())
                .bind("revision", standing.revision())
                .then();
    }

    /** The revision in force: published or frozen. Empty before the first. */
    Mono<Standing> inForce(UUID town, UUID round) {
        return select("where s.town_id = :town and s.round_id = :round and s.state <> 'SUPERSEDED'")
                .bind("town", town)
                .bind("round", round)
                .map(this::standing)
                .one();
    }

    Mono<Standing> revision(UUID town, UUID round, int revision) {
        return select("where s.town_id = :town and s.round_id = :round and s.revision = :revision")
                .bind("town", town)
                .bind("round", round)
                .bind("revision", revision)
                .map(this::standing)
                .one();
    }

    /** Oldest first. */
    Flux<Standing> revisions(UUID town, UUID round) {
        return select("where s.town_id = :town and s.round_id = :round order by s.revision")
                .bind("town", town)
                .bind("round", round)
                .map(this::standing)
                .all();
    }

    /** Revisions in force of a town's rounds, the latest period first; none that ranks homes. */
    Flux<Standing> published(UUID town) {
        return published.ask(town).flatMapIterable(Function.identity());
    }

    private Mono<Map<UUID, List<Standing>>> published(DatabaseClient from, Set<UUID> towns) {
        return ofTowns(from, towns, """
                        where s.town_id = w.town and s.state <> 'SUPERSEDED' and r.subject_kind <> 'HOUSEHOLD'
                        order by r.last_day desc, r.period desc, r.code limit 8) s
                        order by s.last_day desc, s.period desc, s.code
                        """);
    }

    /** In force for one period, frozen before published. */
    Flux<Standing> ofPeriod(UUID town, Period period) {
        return select("""
                        where s.town_id = :town and r.period_kind = :kind and r.period = :period
                          and s.state <> 'SUPERSEDED'
                        order by s.state = 'FROZEN' desc, r.code
                        """)
                .bind("town", town)
                .bind("kind", period.kind().name())
                .bind("period", period.code())
                .map(this::standing)
                .all();
    }

    /** The frozen one of villages, of the latest quarter. */
    Mono<Standing> latestFrozen(UUID town) {
        return latestFrozen.ask(town).map(found -> found.get(0));
    }

    private Mono<Map<UUID, List<Standing>>> latestFrozen(DatabaseClient from, Set<UUID> towns) {
        return ofTowns(from, towns, """
                        where s.town_id = w.town and s.state = 'FROZEN' and r.period_kind = 'QUARTER'
                          and r.subject_kind = 'VILLAGE'
                        order by r.period desc, r.code limit 1) s
                        """);
    }

    /** Everybody who looks at the standings of a town at once is shown the same reading of them. */
    private Mono<Map<UUID, List<Standing>>> ofTowns(DatabaseClient from, Set<UUID> towns, String which) {
        return from.sql("select w.town, s.* from unnest(:towns) w(town) cross join lateral (" + STANDING + which)
                .bind("towns", towns.toArray(UUID[]::new))
                .map(row -> Map.entry(get(row, "town", UUID.class), standing(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** Frozen ones of a scheme whose periods ended within another, in the order of time. */
    Flux<Standing> frozenWithin(UUID town, String code, Period period) {
        return select("""
                        where s.town_id = :town and s.state = 'FROZEN' and r.code = :code
                          and r.last_day between :first and :last
                        order by r.last_day, r.period
                        """)
                .bind("town", town)
                .bind("code", code)
                .bind("first", period.firstDay())
                .bind("last", period.lastDay())
                .map(this::standing)
                .all();
    }

    private GenericExecuteSpec select(String where) {
        return database.sql(STANDING + where);
    }

    private Standing standing(Readable row) {
        return new Standing(
                get(row, "round_id", UUID.class),
                get(row, "code", String.class),
                get(row, "title", String.class),
                get(row, "period", String.class),
                get(row, "revision", Integer.class),
                Standing.State.valueOf(get(row, "state", String.class)),
                get(row, "scheme_version", Integer.class),
                get(row, "fingerprint", String.class),
                get(row, "reason", String.class),
                get(row, "published_at", Instant.class),
                get(row, "objections_until", Instant.class),
                row.get("frozen_at", Instant.class),
                json.read(get(row, "figures", io.r2dbc.postgresql.codec.Json.class), Figures.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
