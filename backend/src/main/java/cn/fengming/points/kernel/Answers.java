package cn.fengming.points.kernel;

import io.r2dbc.spi.Readable;
import java.security.MessageDigest;
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

/**
 * Answers already given, kept in the transaction of what they answer for: both stand, or neither. What is kept is sealed;
 * rows from before that are opened as they are until they have run out.
 */
@Component
public class Answers {

    /**
     * @param ours false when another transaction holds the key right now
     * @param given the answer the key already has
     * @param same whether what was given answers this very request
     */
    public record Claim(boolean ours, @Nullable StoredAnswer given, boolean same) {}

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final AnswerSeal seal;
    private final JsonMapper json;
    private final Clock clock;

    Answers(DatabaseClient database, AnswerSeal seal, JsonMapper json, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the key until the running transaction ends. Never waits.
     *
     * @param bodyHash SHA-256 of the request that asks
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Claim> claim(AnswerKey key, byte[] bodyHash) {
        return database.sql("select * from kernel.take_answer(:town, :person, :operation, :key)")
                .bind("town", key.town())
                .bind("person", key.person())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .map(row -> claim(key, bodyHash, Kept.of(row)))
                .one();
    }

    /** A row of {@code kernel.take_answer} or {@code kernel.perform}, read but not opened. */
    record Kept(
            boolean ours,
            @Nullable Integer status,
            @Nullable Boolean sealed,
            byte @Nullable [] hash,
            io.r2dbc.postgresql.codec.@Nullable Json headers,
            byte @Nullable [] body) {

        static Kept of(Readable row) {
            return new Kept(
                    Boolean.TRUE.equals(row.get("claimed", Boolean.class)),
                    row.get("status", Integer.class),
                    row.get("sealed", Boolean.class),
                    row.get("body_hash", byte[].class),
                    row.get("headers", io.r2dbc.postgresql.codec.Json.class),
                    row.get("body", byte[].class));
        }
    }

    Claim claim(AnswerKey key, byte[] bodyHash, Kept kept) {
        Integer status = kept.status();
        if (!kept.ours() || status == null) {
            return new Claim(kept.ours(), null, false);
        }
        boolean sealed = Boolean.TRUE.equals(kept.sealed());
        byte[] body = Objects.requireNonNull(kept.body());
        byte[] asked = sealed ? seal.print(key.town(), bodyHash) : bodyHash;
        StoredAnswer given = new StoredAnswer(
                bodyHash,
                status,
                json.readValue(Objects.requireNonNull(kept.headers()).asArray(), HEADERS),
                sealed ? seal.open(key, body) : body);
        return new Claim(true, given, MessageDigest.isEqual(asked, kept.hash()));
    }

    /** Must follow {@link #claim} in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> keep(AnswerKey key, StoredAnswer answer) {
        return database.sql("""
                        insert into kernel.answer
                               (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
                        values (:town, :person, :operation, :key, :hash, :status, :headers, :body, true, :now)
                        """)
                .bind("town", key.town())
                .bind("person", key.person())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("hash", seal.print(key.town(), answer.bodyHash()))
                .bind("status", answer.status())
                .bind("headers", io.r2dbc.postgresql.codec.Json.of(json.writeValueAsString(answer.headers())))
                .bind("body", seal.seal(key, answer.body()))
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
