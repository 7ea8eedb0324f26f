package cn.fengming.points.duties;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.PhoneVault;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Named posts and who holds them. Phone numbers lie sealed. */
@Component
class Positions {

    private static final String POSITION = """
            select id, village_id as village, kind, title, words, grid_id as grid, made_by, made_at, closed_at
            from duties.position
            """;
    private static final String TENURE = """
            select t.id, t.position_id, t.person_id, t.name, t.cadre, t.phone, t.first_day, t.last_day, t.state,
                   t.predecessor, t.made_by, t.made_at, t.ended_reason
            from duties.tenure t
            """;

    private final DatabaseClient database;
    private final PhoneVault vault;

    Positions(DatabaseClient database, PhoneVault vault) {
        this.database = database;
        this.vault = vault;
    }

    Mono<Position> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Position> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Position> one(UUID town, UUID id, String lock) {
        return database.sql(POSITION + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Position.class)
                .one();
    }

    /** Those that are not closed, in the order of the kinds. */
    Flux<Position> of(UUID town, UUID village) {
        return database.sql(POSITION + """
                        where town_id = :town and village_id = :village and closed_at is null
                        order by array_position(array['COMMANDER', 'GRID_STAFF', 'ROAD_CHIEF', 'STREET_CHIEF',
                                                      'HOME_PARTNER', 'OTHER'], kind), title, id
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Position.class)
                .all();
    }

    Mono<Void> write(UUID town, Position position) {
        return database.sql("""
                        insert into duties.position (town_id, id, village_id, kind, title, words, grid_id, made_by, made_at)
                        values (:town, :id, :village, :kind, :title, :words, :grid, :by, :at)
                        on conflict on constraint position_pk do update
                          set kind = :kind, title = :title, words = :words, grid_id = :grid
                        """)
                .bind("town", town)
                .bind("id", position.id())
                .bind("village", position.village())
                .bind("kind", position.kind().name())
                .bind("title", position.title())
                .bind("words", position.words())
                .bind("grid", Maybe.of(UUID.class, position.grid()))
                .bind("by", position.madeBy())
                .bind("at", position.madeAt())
                .then();
    }

    Mono<Void> close(UUID town, UUID id, UUID by, Instant at, String reason) {
        return database.sql("""
                        update duties.position set closed_by = :by, closed_at = :at, closed_reason = :reason
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .bind("reason", reason)
                .then();
    }

    /** Of the posts of a village that are not closed, the latest first. */
    Flux<Tenure> tenuresIn(UUID town, UUID village) {
        return database.sql(TENURE + """
                        join duties.position p on p.town_id = t.town_id and p.id = t.position_id
                        where t.town_id = :town and p.village_id = :village and p.closed_at is null
                        order by t.made_at desc, t.id desc
                        """)
                .bind("town", town)
                .bind("village", village)
                .map(this::tenure)
                .all();
    }

    /** The latest first. */
    Flux<Tenure> tenures(UUID town, UUID position) {
        return database.sql(TENURE + """
                        where t.town_id = :town and t.position_id = :position
                        order by t.made_at desc, t.id desc
                        """)
                .bind("town", town)
                .bind("position", position)
                .map(this::tenure)
                .all();
    }

    Mono<Void> add(UUID town, Tenure tenure) {
        String phone = tenure.phone();
        return database.sql("""
                        insert into duties.tenure (town_id, id, position_id, person_id, name, cadre, phone, first_day,
                                                   last_day, state, predecessor, made_by, made_at)
                        values (:town, :id, :position, :person, :name, :cadre, :phone, :first, :last, :state,
                                :predecessor, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", tenure.id())
                .bind("position", tenure.position())
                .bind("person", Maybe.of(UUID.class, tenure.person()))
                .bind("name", tenure.name())
                .bind("cadre", tenure.cadre())
                .bind(
                        "phone",
                        Maybe.of(
                                byte[].class,
                                phone == null ? null : vault.seal(phone).box()))
                .bind("first", tenure.firstDay())
                .bind("last", tenure.lastDay())
                .bind("state", tenure.state().name())
                .bind("predecessor", Maybe.of(UUID.class, tenure.predecessor()))
                .bind("by", tenure.madeBy())
                .bind("at", tenure.madeAt())
                .then();
    }

    /** Comes into the post. The caller holds the post's lock. */
    Mono<Void> begin(UUID town, UUID tenure) {
        return database.sql("""
                        update duties.tenure set state = 'HELD' where town_id = :town and id = :id and state = 'COMING'
                        """).bind("town", town).bind("id", tenure).then();
    }

    /** Ends what is held or coming; what has ended stays as it is. A number is kept no longer than it serves. */
    Mono<Void> end(UUID town, UUID tenure, Tenure.State state, Instant at, String reason) {
        return database.sql("""
                        update duties.tenure set state = :state, ended_at = :at, ended_reason = :reason, phone = null
                        where town_id = :town and id = :id and state in ('HELD', 'COMING')
                        """)
                .bind("town", town)
                .bind("id", tenure)
                .bind("state", state.name())
                .bind("at", at)
                .bind("reason", reason)
                .then();
    }

    /** A tenure whose days are over. */
    record Lapsed(UUID id, UUID position) {}

    /** Ends what is over, each once; whoever does so at the same time takes others. */
    Flux<Lapsed> lapse(UUID town, LocalDate today, Instant at, int limit) {
        return database.sql("""
                        with over as (
                          select id from duties.tenure
                           where town_id = :town and state = 'HELD' and last_day < :today
                           order by last_day, id
                           limit :limit
                             for update skip locked)
                        update duties.tenure t
                           set state = 'LAPSED', ended_at = :at, ended_reason = '任期已满', phone = null
                          from over
                         where t.town_id = :town and t.id = over.id
                        returning t.id, t.position_id as position
                        """)
                .bind("town", town)
                .bind("today", today)
                .bind("at", at)
                .bind("limit", limit)
                .mapProperties(Lapsed.class)
                .all();
    }

    private Tenure tenure(Readable row) {
        byte[] phone = row.get("phone", byte[].class);
        return new Tenure(
                value(row, "id", UUID.class),
                value(row, "position_id", UUID.class),
                row.get("person_id", UUID.class),
                value(row, "name", String.class),
                value(row, "cadre", Boolean.class),
                phone == null ? null : vault.open(phone),
                value(row, "first_day", LocalDate.class),
                value(row, "last_day", LocalDate.class),
                Tenure.State.valueOf(value(row, "state", String.class)),
                row.get("predecessor", UUID.class),
                value(row, "made_by", UUID.class),
                value(row, "made_at", Instant.class),
                row.get("ended_reason", String.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static @Nullable Tenure held(java.util.List<Tenure> tenures) {
        return tenures.stream()
                .filter(each -> each.state() == Tenure.State.HELD)
                .findFirst()
                .orElse(null);
    }
}
