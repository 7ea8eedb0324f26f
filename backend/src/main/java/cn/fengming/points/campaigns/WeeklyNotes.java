package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Weekly notes. They are written and read one after the other; there is no other question to ask of them. */
@Component
class WeeklyNotes {

    private static final String NOTE = """
            select id, author, village_id as village, week, words, photos, written_at from campaigns.weekly_note
            """;

    private final DatabaseClient database;

    WeeklyNotes(DatabaseClient database) {
        this.database = database;
    }

    Mono<WeeklyNote> find(UUID town, UUID id) {
        return database.sql(NOTE + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(WeeklyNote.class)
                .one();
    }

    /** Newest first; {@code after} is the last id seen. @param villages null for all */
    Flux<WeeklyNote> list(UUID town, @Nullable Collection<UUID> villages, @Nullable UUID after, int limit) {
        return database.sql(NOTE + """
                        where town_id = :town
                          and (cast(:villages as uuid[]) is null or village_id = any(:villages))
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("villages", Maybe.of(UUID[].class, villages == null ? null : villages.toArray(UUID[]::new)))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(WeeklyNote.class)
                .all();
    }

    Mono<Void> add(Actor by, WeeklyNote note) {
        return database.sql("""
                        insert into campaigns.weekly_note (town_id, id, person_id, author, village_id, week, words, photos,
                                                           written_at)
                        values (:town, :id, :person, :author, :village, :week, :words, :photos, :at)
                        """)
                .bind("town", by.town())
                .bind("id", note.id())
                .bind("person", by.person())
                .bind("author", note.author())
                .bind("village", note.village())
                .bind("week", note.week())
                .bind("words", note.words())
                .bind("photos", note.photos().toArray(UUID[]::new))
                .bind("at", note.writtenAt())
                .then();
    }
}
