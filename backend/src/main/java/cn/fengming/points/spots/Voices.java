package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who saw a spot too (我也看到了): one voice a person. */
@Component
class Voices {

    private static final int LONGEST = 200;

    private final DatabaseClient database;
    private final Clock clock;

    Voices(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Emits false when they had said so before. */
    Mono<Boolean> add(Actor actor, UUID spot, @Nullable String words) {
        return add(actor.town(), spot, actor.person(), actor.household(), words);
    }

    Mono<Boolean> add(UUID town, UUID spot, UUID person, @Nullable UUID home, @Nullable String words) {
        return database.sql("""
                        insert into spots.voice (town_id, spot_id, person_id, home_id, words, at)
                        values (:town, :spot, :person, :home, :words, :at)
                        on conflict on constraint voice_pk do nothing
                        """)
                .bind("town", town)
                .bind("spot", spot)
                .bind("person", person)
                .bind("home", Maybe.of(UUID.class, home))
                .bind("words", Maybe.of(String.class, cut(words)))
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** A report that becomes a voice may be longer than a voice. */
    private static @Nullable String cut(@Nullable String words) {
        return words == null || words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST));
    }

    Mono<Boolean> has(UUID town, UUID spot, UUID person) {
        return of(town, person, List.of(spot)).hasElements();
    }

    /** Those of the spots this person said "I see it too" to. */
    Flux<UUID> of(UUID town, UUID person, Collection<UUID> spots) {
        return database.sql("""
                        select spot_id from spots.voice
                         where town_id = :town and person_id = :person and spot_id = any(:spots)
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("spots", spots.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** Gives all voices of a merged spot to the one that goes on, except to the person who reported that one. */
    Mono<Void> moveAll(UUID town, UUID from, UUID to, UUID reporter) {
        return database.sql("""
                        insert into spots.voice (town_id, spot_id, person_id, home_id, words, at)
                        select town_id, :to, person_id, home_id, words, at from spots.voice
                         where town_id = :town and spot_id = :from and person_id <> :reporter
                        on conflict on constraint voice_pk do nothing
                        """)
                .bind("town", town)
                .bind("from", from)
                .bind("to", to)
                .bind("reporter", reporter)
                .then();
    }

    Mono<Integer> count(UUID town, UUID spot) {
        return database.sql("select count(*)::int from spots.voice where town_id = :town and spot_id = :spot")
                .bind("town", town)
                .bind("spot", spot)
                .mapValue(Integer.class)
                .one();
    }

    /** What people added, without who they are; oldest first. */
    Flux<String> words(UUID town, UUID spot) {
        return database.sql("""
                        select words from spots.voice
                         where town_id = :town and spot_id = :spot and words is not null order by at, person_id
                        """)
                .bind("town", town)
                .bind("spot", spot)
                .mapValue(String.class)
                .all();
    }
}
