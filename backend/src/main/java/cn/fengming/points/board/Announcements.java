package cn.fengming.points.board;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Maybe;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of announcements, newest first in every list. */
@Component
class Announcements {

    private static final String COLUMNS = """
            id, village_id as village, title, body, valid_from, valid_until, written_at, withdrawn_at, withdrawn_reason
            """;

    private final DatabaseClient database;

    Announcements(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(Actor actor, Announcement announcement) {
        return database.sql("""
                        insert into board.announcement
                          (town_id, id, village_id, title, body, valid_from, valid_until, written_by, written_at)
                        values (:town, :id, :village, :title, :body, :from, :until, :by, :at)
                        """)
                .bind("town", actor.town())
                .bind("id", announcement.id())
                .bind("village", Maybe.of(UUID.class, announcement.village()))
                .bind("title", announcement.title())
                .bind("body", announcement.body())
                .bind("from", announcement.validFrom())
                .bind("until", announcement.validUntil())
                .bind("by", actor.person())
                .bind("at", announcement.writtenAt())
                .then();
    }

    Mono<Announcement> lock(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + """
                         from board.announcement
                        where town_id = :town and id = :id
                          for update
                        """)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Announcement.class)
                .one();
    }

    Mono<Void> saveWithdrawn(Actor actor, Announcement withdrawn) {
        return database.sql("""
                        update board.announcement
                           set withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
                         where town_id = :town and id = :id and withdrawn_at is null
                        """)
                .bind("town", actor.town())
                .bind("id", withdrawn.id())
                .bind("at", Maybe.of(java.time.Instant.class, withdrawn.withdrawnAt()))
                .bind("by", actor.person())
                .bind("reason", Maybe.of(String.class, withdrawn.withdrawnReason()))
                .then();
    }

    /** On the wall of a village on that day: its own and the town's. */
    Flux<Announcement> onWall(UUID town, UUID village, LocalDate day, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from board.announcement
                        where town_id = :town
                          and (village_id is null or village_id = :village)
                          and withdrawn_at is null and :day between valid_from and valid_until
                          and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("day", day)
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(Announcement.class)
                .all();
    }

    /** All that was ever written for a village, or for the whole town when the village is null. */
    Flux<Announcement> written(UUID town, @Nullable UUID village, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from board.announcement
                        where town_id = :town
                          and village_id is not distinct from :village::uuid
                          and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("village", Maybe.of(UUID.class, village))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .mapProperties(Announcement.class)
                .all();
    }
}
