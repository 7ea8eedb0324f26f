package cn.fengming.points.kernel;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes acts of many requests with one call of {@code kernel.perform}: all of them, or none and an error. */
@Component
class ActShelf {

    /**
     * An act, and the answer that stands if and only if the act does.
     *
     * @param key null when nobody will ask again
     */
    record Due(Act act, @Nullable AnswerKey key, @Nullable StoredAnswer answer) {}

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

    private record OfTown(UUID town, List<Reply> answers, List<Steps> steps) {}

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

    /** Those that were left out, by their place: their key is taken, or has an answer already. */
    Mono<Map<Integer, Answers.Claim>> perform(List<Due> group) {
        return Mono.fromSupplier(() -> Json.of(json.writeValueAsBytes(byTown(group))))
                .flatMap(towns -> database.sql("select * from kernel.perform(:now, :towns)")
                        .bind("now", clock.instant())
                        .bind("towns", towns)
                        .map(row -> leftOut(group, row))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map.Entry<Integer, Answers.Claim> leftOut(List<Due> group, Readable row) {
        int place = Column.of(row, "act", Integer.class);
        Due due = group.get(place);
        return Map.entry(
                place,
                due.key() == null || due.answer() == null
                        ? new Answers.Claim(false, null, false)
                        : answers.claim(due.key(), due.answer().bodyHash(), row));
    }

    private List<OfTown> byTown(List<Due> group) {
        Map<UUID, List<Integer>> towns = new TreeMap<>();
        for (int place = 0; place < group.size(); place++) {
            towns.computeIfAbsent(group.get(place).act().town(), town -> new ArrayList<>())
                    .add(place);
        }
        return towns.entrySet().stream()
                .map(town -> new OfTown(town.getKey(), replies(group, town.getValue()), steps(group, town.getValue())))
                .toList();
    }

    private List<Reply> replies(List<Due> group, List<Integer> places) {
        List<Reply> replies = new ArrayList<>();
        for (int place : places) {
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

    private static List<Steps> steps(List<Due> group, List<Integer> places) {
        Map<Step.Turn, Map<String, Steps>> byTurn = new EnumMap<>(Step.Turn.class);
        for (int place : places) {
            group.get(place)
                    .act()
                    .steps()
                    .forEach(step -> byTurn.computeIfAbsent(step.turn(), turn -> new LinkedHashMap<>())
                            .computeIfAbsent(step.does(), Steps::new)
                            .add(place, step.row()));
        }
        return byTurn.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .toList();
    }
}
