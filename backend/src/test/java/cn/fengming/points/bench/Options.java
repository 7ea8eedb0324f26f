package cn.fengming.points.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param jvm flags of the backend: by default those the README names for deploying
 */
record Options(int rounds, Duration each, List<Integer> connections, List<Workload> workloads, List<String> jvm) {

    static final List<String> SMALL_TOWN = List.of("-XX:+UseSerialGC", "-Xmx320m");

    private static final String HELP = """
            backend/bench/run [--quick] [--rounds 5] [--seconds 4] [--connections 1,16,64,256]
                              [--workloads spread,hot,redeem,replay,wallet] [--jvm "-XX:+UseSerialGC -Xmx320m"]
            backend/bench/start [--jvm "-XX:+UseSerialGC -Xmx320m"]
            POINTS_UNPACKED=directory: what backend/deploy/unpack made there, instead of the jar
            """;

    static Options of(String... arguments) {
        Options options =
                new Options(5, Duration.ofSeconds(4), List.of(1, 16, 64, 256), List.of(Workload.values()), SMALL_TOWN);
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        while (!words.isEmpty()) {
            options = options.with(words.pop(), words);
        }
        return options;
    }

    private Options with(String word, Deque<String> rest) {
        return switch (word) {
            case "--quick" -> new Options(1, Duration.ofSeconds(3), List.of(16, 64), workloads, jvm);
            case "--rounds" -> new Options(Integer.parseInt(rest.pop()), each, connections, workloads, jvm);
            case "--seconds" ->
                new Options(rounds, Duration.ofSeconds(Long.parseLong(rest.pop())), connections, workloads, jvm);
            case "--connections" ->
                new Options(rounds, each, words(rest).map(Integer::parseInt).toList(), workloads, jvm);
            case "--workloads" ->
                new Options(
                        rounds,
                        each,
                        connections,
                        words(rest).map(Workload::named).toList(),
                        jvm);
            case "--jvm" ->
                new Options(
                        rounds, each, connections, workloads, List.of(rest.pop().split(" +")));
            default -> throw new Refused(HELP);
        };
    }

    private static Stream<String> words(Deque<String> rest) {
        return Arrays.stream(rest.pop().split(","));
    }

    int mostConnections() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** Something that whoever started the bench has to put right; its message says what. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
