package cn.fengming.points.kernel;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes {@link GroupRead}s: one for each kind of question, kept by whoever asks it. */
@Component
public class GroupReads {

    /** Something of one town. One statement asks for that of several towns: each row is found by both. */
    public record Of(UUID town, UUID id) {

        /** The towns of the questions, in their order: with {@link #ids} the two arrays of an {@code unnest}. */
        public static UUID[] towns(Set<Of> asked) {
            return asked.stream().map(Of::town).toArray(UUID[]::new);
        }

        public static UUID[] ids(Set<Of> asked) {
            return asked.stream().map(Of::id).toArray(UUID[]::new);
        }
    }

    private final DatabaseClient database;
    private final Readings readings;
    private final boolean gathers;
    private final Sundial sundial;

    GroupReads(DatabaseClient database, Readings readings, GroupReadSettings settings, Sundial sundial) {
        this.database = database;
        this.readings = readings;
        this.gathers = settings.enabled();
        this.sundial = sundial;
    }

    /**
     * @param statement reads the answers to all keys in one round trip, from the connections it is given, and commits
     *     nothing; its parameters are arrays of questions. Keys without an answer are left out of the map
     */
    public <K, V> GroupRead<K, V> of(BiFunction<DatabaseClient, Set<K>, Mono<Map<K, V>>> statement) {
        return new GroupRead<>(
                keys -> statement.apply(readings.database(), keys),
                keys -> statement.apply(database, keys),
                gathers,
                sundial);
    }

    /** @param reading reads the answers to all keys by asking others, and commits nothing; else as above */
    public <K, V> GroupRead<K, V> composed(Function<Set<K>, Mono<Map<K, V>>> reading) {
        return new GroupRead<>(reading, reading, gathers, sundial);
    }
}
