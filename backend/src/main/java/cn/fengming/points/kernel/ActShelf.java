package cn.fengming.points.kernel;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.ValidationDepth;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes acts of one town with one call of {@code kernel.perform}: all of them, or none and an error. */
@Component
class ActShelf {

    /**
     * An act, and the answer that stands if and only if the act does.
     *
     * @param key null when nobody will ask again
     */
    record Due(Act act, @Nullable AnswerKey key, @Nullable StoredAnswer answer) {}

    /** Why an act was left out. Opened for its own caller, when what was written for the others stands. */
    @FunctionalInterface
    interface LeftOut {
        Answers.Claim claim();
    }

    private record Reply(
            int act, UUID person, String operation, String key, String hash, int status, Object headers, String body) {}

    private record Steps(String does, List<Integer> acts, List<Object> rows) {

        Steps(String does) {
            this(does, new ArrayList<>(), new ArrayList<>());
        }

        void add(int act, Object row) {
            acts.add(act);
            rows.add(row);
        }
    }

    private final DatabaseClient database;
    private final Answers answers;
    private final AnswerSeal seal;
    private final JsonMapper json;
    private final Clock clock;

    ActShelf(DatabaseClient database, Answers answers, AnswerSeal seal, JsonMapper json, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param group of one town
     * @return those that were left out, by their place: their key is taken, or has an answer already
     */
    Mono<Map<Integer, LeftOut>> perform(List<Due> group) {
        return Mono.defer(() -> {
            Json replies = Json.of(json.writeValueAsBytes(replies(group)));
            Json steps = Json.of(json.writeValueAsBytes(steps(group)));
            return database.inConnection(connection -> perform(connection, group, replies, steps)
                    .onErrorResume(refused -> undone(connection).then(Mono.error(refused))));
        });
    }

    private Mono<Map<Integer, LeftOut>> perform(Connection connection, List<Due> group, Json replies, Json steps) {
        return Flux.from(connection
                        .createStatement("select * from kernel.perform($1, $2, $3, $4)")
                        .bind(0, group.get(0).act().town())
                        .bind(1, clock.instant())
                        .bind(2, replies)
                        .bind(3, steps)
                        .execute())
                .flatMap(result -> result.map(row -> leftOut(group, row)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * The database says that it refuses before it has let go of the keys: whoever asked for them again at once, on another
     * connection, would be told that their request is still under way. It answers the next question only afterwards. In a
     * transaction of the caller's the keys go with its end.
     */
    private static Mono<Void> undone(Connection connection) {
        return connection.isAutoCommit()
                ? Mono.from(connection.validate(ValidationDepth.REMOTE))
                        .onErrorComplete()
                        .then()
                : Mono.empty();
    }

    private Map.Entry<Integer, LeftOut> leftOut(List<Due> group, Readable row) {
        int place = Column.of(row, "act", Integer.class);
        Due due = group.get(place);
        Answers.Kept kept = Answers.Kept.of(row);
        return Map.entry(
                place,
                () -> due.key() == null || due.answer() == null
                        ? new Answers.Claim(false, null, false)
                        : answers.claim(due.key(), due.answer().bodyHash(), kept));
    }

    private List<Reply> replies(List<Due> group) {
        List<Reply> replies = new ArrayList<>();
        for (int place = 0; place < group.size(); place++) {
            Due due = group.get(place);
            if (due.key() != null && due.answer() != null) {
                replies.add(reply(place, due.key(), due.answer()));
            }
        }
        return replies;
    }

    private Reply reply(int place, AnswerKey key, StoredAnswer answer) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Reply(
                place,
                key.person(),
                key.operation(),
                key.key(),
                base64.encodeToString(seal.print(key.town(), answer.bodyHash())),
                answer.status(),
                answer.headers(),
                base64.encodeToString(seal.seal(key, answer.body())));
    }

    private static List<Steps> steps(List<Due> group) {
        Map<Step.Turn, Map<String, Steps>> byTurn = new EnumMap<>(Step.Turn.class);
        for (int place = 0; place < group.size(); place++) {
            for (Step step : group.get(place).act().steps()) {
                byTurn.computeIfAbsent(step.turn(), turn -> new LinkedHashMap<>())
                        .computeIfAbsent(step.does(), Steps::new)
                        .add(place, step.row());
            }
        }
        return byTurn.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .toList();
    }
}
