package cn.fengming.points.kernel;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers already given, kept in the transaction of what they answer for: both stand, or neither. */
@Component
public class Answers {

    /**
     * @param ours false when another transaction holds the key right now
     * @param given the answer the key already has
     */
    public record Claim(boolean ours, @Nullable StoredAnswer given) {}

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Answers(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Takes the key until the running transaction ends. Never waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Claim> claim(AnswerKey key) {
        return database.sql("select * from kernel.claim_answer(:town, :person, :operation, :key)")
                .bind("town", key.town())
                .bind("person", key.person())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .map(this::claim)
                .one();
    }

    private Claim claim(Readable row) {
        return new Claim(Boolean.TRUE.equals(row.get("claimed", Boolean.class)), answer(row));
    }

    private @Nullable StoredAnswer answer(Readable row) {
        Integer status = row.get("status", Integer.class);
        return status == null
                ? null
                : new StoredAnswer(
                        required(row, "body_hash", byte[].class),
                        status,
                        json.readValue(required(row, "headers", String.class), HEADERS),
                        required(row, "body", byte[].class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** Must follow {@link #claim} in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> keep(AnswerKey key, StoredAnswer answer) {
        return database.sql("""
                        insert into kernel.answer
                               (town_id, person_id, operation, key, body_hash, status, headers, body, created_at)
                        values (:town, :person, :operation, :key, :hash, :status, :headers, :body, :now)
                        """)
                .bind("town", key.town())
                .bind("person", key.person())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("hash", answer.bodyHash())
                .bind("status", answer.status())
                .bind("headers", io.r2dbc.postgresql.codec.Json.of(json.writeValueAsString(answer.headers())))
                .bind("body", answer.body())
                .bind("now", clock.instant())
                .then();
    }

    @Transactional
    public Mono<Long> forgetBefore(Instant limit) {
        return database.sql("delete from kernel.answer where created_at < :limit")
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
