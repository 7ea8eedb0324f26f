package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register of landscapes (景观台账), as other modules count it and this one keeps it. */
@Component
public class Landscapes {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String LANDSCAPE = """
            select id, village_id as village, year, kind, name, place, latitude, longitude, words, before_photos,
                   after_photos, state, entered_by, entered_at, decided_by, decided_at, said
            from campaigns.landscape
            """;

    private final DatabaseClient database;

    Landscapes(DatabaseClient database) {
        this.database = database;
    }

    /** How many landscapes of a village were accepted. */
    public record Accepted(UUID village, long landscapes) {}

    /**
     * What the town accepted from one day to another, both included, in the calendar of China: for a contest that counts
     * works. Villages without any are left out. Nothing here checks who asks.
     */
    public Flux<Accepted> accepted(UUID town, LocalDate from, LocalDate to) {
        return database.sql("""
                        select village_id as village, count(*) as landscapes from campaigns.landscape
                        where town_id = :town and state = 'ACCEPTED' and decided_at >= :from and decided_at < :until
                        group by village_id
                        order by village_id
                        """)
                .bind("town", town)
                .bind("from", from.atStartOfDay(CHINA).toInstant())
                .bind("until", to.plusDays(1).atStartOfDay(CHINA).toInstant())
                .mapProperties(Accepted.class)
                .all();
    }

    Mono<Landscape> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Landscape> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Landscape> one(UUID town, UUID id, String lock) {
        return database.sql(LANDSCAPE + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Landscape.class)
                .one();
    }

    /** Newest first; {@code after} is the last id seen. @param villages null for all */
    Flux<Landscape> list(
            UUID town,
            int year,
            @Nullable Collection<UUID> villages,
            Landscape.@Nullable State state,
            @Nullable UUID after,
            int limit) {
        return database.sql(LANDSCAPE + """
                        where town_id = :town and year = :year
                          and (cast(:villages as uuid[]) is null or village_id = any(:villages))
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("year", year)
                .bind("villages", Maybe.of(UUID[].class, villages == null ? null : villages.toArray(UUID[]::new)))
                .bind("state", Maybe.of(String.class, state == null ? null : state.name()))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(Landscape.class)
                .all();
    }

    Mono<Void> add(UUID town, Landscape landscape) {
        return database.sql("""
                        insert into campaigns.landscape (town_id, id, village_id, year, kind, name, place, latitude, longitude,
                            words, before_photos, state, entered_by, entered_at)
                        values (:town, :id, :village, :year, :kind, :name, :place, :latitude, :longitude, :words, :before,
                            :state, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", landscape.id())
                .bind("village", landscape.village())
                .bind("year", landscape.year())
                .bind("kind", landscape.kind().name())
                .bind("name", landscape.name())
                .bind("place", landscape.place())
                .bind("latitude", Maybe.of(Double.class, landscape.latitude()))
                .bind("longitude", Maybe.of(Double.class, landscape.longitude()))
                .bind("words", landscape.words())
                .bind("before", landscape.beforePhotos().toArray(UUID[]::new))
                .bind("state", landscape.state().name())
                .bind("by", landscape.enteredBy())
                .bind("at", landscape.enteredAt())
                .then();
    }

    /** Writes where it stands. The caller holds the lock. */
    Mono<Void> save(UUID town, Landscape landscape) {
        return database.sql("""
                        update campaigns.landscape
                        set after_photos = :after, state = :state, decided_by = :by, decided_at = :at, said = :said
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", landscape.id())
                .bind("after", landscape.afterPhotos().toArray(UUID[]::new))
                .bind("state", landscape.state().name())
                .bind("by", Maybe.of(UUID.class, landscape.decidedBy()))
                .bind("at", Maybe.of(Instant.class, landscape.decidedAt()))
                .bind("said", Maybe.of(String.class, landscape.said()))
                .then();
    }

    Mono<Void> target(Actor by, int year, UUID village, int amount, Instant at) {
        return database.sql("""
                        insert into campaigns.landscape_target (town_id, year, village_id, amount, set_by, set_at)
                        values (:town, :year, :village, :amount, :by, :at)
                        on conflict on constraint landscape_target_pk do update
                          set amount = :amount, set_by = :by, set_at = :at
                        """)
                .bind("town", by.town())
                .bind("year", year)
                .bind("village", village)
                .bind("amount", amount)
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    Mono<Void> noTarget(UUID town, int year, UUID village) {
        return database.sql("""
                        delete from campaigns.landscape_target
                        where town_id = :town and year = :year and village_id = :village
                        """)
                .bind("town", town)
                .bind("year", year)
                .bind("village", village)
                .then();
    }

    record Asked(UUID village, int amount) {}

    Flux<Asked> targets(UUID town, int year) {
        return database.sql("""
                        select village_id as village, amount from campaigns.landscape_target
                        where town_id = :town and year = :year
                        """)
                .bind("town", town)
                .bind("year", year)
                .mapProperties(Asked.class)
                .all();
    }

    record Made(UUID village, long entered, long finished, long accepted) {}

    Flux<Made> made(UUID town, int year) {
        return database.sql("""
                        select village_id as village, count(*) as entered,
                               count(*) filter (where state in ('FINISHED', 'ACCEPTED')) as finished,
                               count(*) filter (where state = 'ACCEPTED') as accepted
                        from campaigns.landscape
                        where town_id = :town and year = :year
                        group by village_id
                        """)
                .bind("town", town)
                .bind("year", year)
                .mapProperties(Made.class)
                .all();
    }
}
