package cn.fengming.points.spots;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The spots whose time has come. */
@Component
class Clocked {

    private static final String LATE = "s.escalate_at <= :now";
    private static final String UNVERIFIED = "s.state = 'RECTIFIED' and not s.verify_by_town and s.verify_until < :now";

    private final DatabaseClient database;

    Clocked(DatabaseClient database) {
        this.database = database;
    }

    /** The latest first. */
    Flux<UUID> late(UUID town, Instant now, int limit) {
        return ids("s.escalate_at", LATE, town, now, limit);
    }

    Flux<UUID> unverified(UUID town, Instant now, int limit) {
        return ids("s.verify_until", UNVERIFIED, town, now, limit);
    }

    private Flux<UUID> ids(String order, String due, UUID town, Instant now, int limit) {
        return database.sql("select s.id from spots.spot s where s.town_id = :town and " + due + " order by " + order
                        + ", s.id limit :limit")
                .bind("town", town)
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all();
    }

    /** Holds one that is late still; nothing when somebody holds it, or it is not. */
    Mono<Spot> lockLate(UUID town, UUID id, Instant now) {
        return lock(LATE, town, id, now);
    }

    Mono<Spot> lockUnverified(UUID town, UUID id, Instant now) {
        return lock(UNVERIFIED, town, id, now);
    }

    private Mono<Spot> lock(String due, UUID town, UUID id, Instant now) {
        return database.sql(
                        "select " + SpotRow.COLUMNS + " from spots.spot s where s.town_id = :town and s.id = :id and "
                                + due + " for update skip locked")
                .bind("town", town)
                .bind("id", id)
                .bind("now", now)
                .map(SpotRow::spot)
                .one();
    }
}
