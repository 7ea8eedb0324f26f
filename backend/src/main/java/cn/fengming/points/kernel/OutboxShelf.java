package cn.fengming.points.kernel;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of {@code kernel.outbox}. */
@Component
class OutboxShelf {

    /** A fact some listener has not heard, and who has. */
    record Waiting(OutboxEvent event, Set<String> heardBy) {}

    /** @param failing of those waiting, how many some listener could not take in so far */
    record Backlog(long waiting, long failing) {}

    private static final String COLUMNS =
            "town_id, id, topic, subject_id, payload::text payload, happened_at, heard_by";

    private final DatabaseClient database;

    OutboxShelf(DatabaseClient database) {
        this.database = database;
    }

    Flux<OutboxEvent> due(Instant now, int atMost) {
        return database.sql("select " + COLUMNS + """
                         from kernel.outbox
                        where told_at is null and next_at <= :now
                        order by next_at, id
                        limit :atMost
                        """)
                .bind("now", now)
                .bind("atMost", atMost)
                .map(OutboxShelf::waiting)
                .all()
                .map(Waiting::event);
    }

    /** Empty when another instance has it in hand, or when it has been told meanwhile. */
    Mono<Waiting> lock(OutboxEvent event) {
        return database.sql("select " + COLUMNS + """
                         from kernel.outbox
                        where town_id = :town and id = :id and told_at is null
                          for update skip locked
                        """)
                .bind("town", event.town())
                .bind("id", event.id())
                .map(OutboxShelf::waiting)
                .one();
    }

    Mono<Void> heard(OutboxEvent event, String listener) {
        return database.sql("""
                        update kernel.outbox set heard_by = array_append(heard_by, :listener)
                         where town_id = :town and id = :id
                        """)
                .bind("listener", listener)
                .bind("town", event.town())
                .bind("id", event.id())
                .then();
    }

    Mono<Void> told(OutboxEvent event, Instant now) {
        return database.sql("""
                        update kernel.outbox set told_at = :now, last_error = null
                         where town_id = :town and id = :id
                        """)
                .bind("now", now)
                .bind("town", event.town())
                .bind("id", event.id())
                .then();
    }

    /** The wait doubles from one second to an hour. */
    Mono<Void> later(OutboxEvent event, Instant now, String error) {
        return database.sql("""
                        update kernel.outbox
                           set attempts = attempts + 1,
                               next_at = :now + least(interval '1 hour', interval '1 second' * 2 ^ least(attempts, 12)),
                               last_error = :error
                         where town_id = :town and id = :id
                        """)
                .bind("now", now)
                .bind("error", error)
                .bind("town", event.town())
                .bind("id", event.id())
                .then();
    }

    Mono<Backlog> backlog() {
        return database.sql("""
                        select count(*) waiting, count(*) filter (where attempts > 0) failing
                          from kernel.outbox where told_at is null
                        """).mapProperties(Backlog.class).one();
    }

    Mono<Long> forgetToldBefore(Instant limit) {
        return database.sql("delete from kernel.outbox where told_at < :limit")
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private static Waiting waiting(Readable row) {
        OutboxEvent event = new OutboxEvent(
                value(row, "town_id", UUID.class),
                value(row, "id", UUID.class),
                value(row, "topic", String.class),
                value(row, "subject_id", UUID.class),
                value(row, "payload", String.class),
                value(row, "happened_at", Instant.class));
        return new Waiting(event, Set.copyOf(List.of(value(row, "heard_by", String[].class))));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
