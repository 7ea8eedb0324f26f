package cn.fengming.points.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The program in the ways it is measured, each a process of its own on the same database and Redis; while one is asked
 * the other has nothing to do, for chores are off.
 */
final class Backends implements AutoCloseable {

    /** Every request its own transaction, every read its own statement. */
    private static final Map<String, String> ONE_AT_A_TIME =
            Map.of("points.group-commit.enabled", "false", "points.group-read.enabled", "false");

    private final Map<Contestant, Backend> started = new EnumMap<>(Contestant.class);

    private Backends() {}

    static Backends start(Options options, Servers servers) throws IOException, InterruptedException {
        Backends backends = new Backends();
        backends.started.put(Contestant.OURS, Backend.start("backend", options.jvm(), servers.settings()));
        if (!options.alone().isEmpty()) {
            Map<String, String> settings = new LinkedHashMap<>(servers.settings());
            settings.putAll(ONE_AT_A_TIME);
            backends.started.put(Contestant.ALONE, Backend.start("alone", options.jvm(), settings));
        }
        return backends;
    }

    Backend of(Contestant contestant) {
        return Objects.requireNonNull(started.get(contestant));
    }

    Map<Contestant, Backend> all() {
        return started;
    }

    /** The one whose statements are those of a single request. */
    Backend plainest() {
        return started.getOrDefault(Contestant.ALONE, of(Contestant.OURS));
    }

    @Override
    public void close() throws InterruptedException {
        for (Backend each : started.values()) {
            each.close();
        }
    }
}
