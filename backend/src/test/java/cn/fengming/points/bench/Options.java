package cn.fengming.points.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** How much is measured; whole once it is made. */
final class Options {

    private static final String SMALL_TOWN = "-XX:+UseSerialGC -Xmx320m";

    private static final String HELP = """
            backend/bench/run [--quick] [--rounds 5] [--seconds 4] [--connections 1,16,64,256]
                              [--workloads spread,hot,redeem,replay,wallet]
                              [--alone 1,64|none] [--warm 60] [--jvm "-XX:+UseSerialGC -Xmx320m"]
            backend/bench/growth [--entries 10000,1000000,10000000] [--seconds 4] [--warm 60]
                              [--jvm "-XX:+UseSerialGC -Xmx320m"]
            backend/bench/start [--jvm "-XX:+UseSerialGC -Xmx320m"]
            POINTS_UNPACKED=directory: what backend/deploy/unpack made there, instead of the jar
            """;

    private int rounds = 5;
    private Duration each = Duration.ofSeconds(4);
    private int warm = 60;
    private List<Integer> connections = List.of(1, 16, 64, 256);
    private List<Workload> workloads = List.of(Workload.values());
    private List<Integer> alone = List.of(1, 64);
    private List<Integer> entries = List.of(10_000, 1_000_000, 10_000_000);
    private String jvm = SMALL_TOWN;

    private Options() {}

    static Options of(String... arguments) {
        Options options = new Options();
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        while (!words.isEmpty()) {
            options.take(words.pop(), words);
        }
        return options;
    }

    private void take(String word, Deque<String> rest) {
        if (word.equals("--quick")) {
            rounds = 1;
            each = Duration.ofSeconds(3);
            connections = List.of(16, 64);
            alone = List.of();
            return;
        }
        if (rest.isEmpty()) {
            throw new Refused(HELP);
        }
        String value = rest.pop();
        switch (word) {
            case "--rounds" -> rounds = Integer.parseInt(value);
            case "--seconds" -> each = Duration.ofSeconds(Long.parseLong(value));
            case "--connections" -> connections = numbers(value);
            case "--warm" -> warm = Integer.parseInt(value);
            case "--workloads" -> workloads = words(value).map(Workload::named).toList();
            case "--alone" -> alone = value.equals("none") ? List.of() : numbers(value);
            case "--entries" -> entries = numbers(value);
            case "--jvm" -> jvm = value;
            default -> throw new Refused(HELP);
        }
    }

    private static List<Integer> numbers(String value) {
        try {
            return words(value).map(Integer::parseInt).toList();
        } catch (NumberFormatException notNumbers) {
            throw new Refused(HELP);
        }
    }

    private static Stream<String> words(String value) {
        return Arrays.stream(value.split(","));
    }

    int rounds() {
        return rounds;
    }

    /** How long each run takes. */
    Duration each() {
        return each;
    }

    /** Seconds after which a workload is measured, warm or not. */
    int warm() {
        return warm;
    }

    List<Integer> connections() {
        return connections;
    }

    List<Workload> workloads() {
        return workloads;
    }

    /** With how many connections ours is also measured with every request by itself. */
    List<Integer> alone() {
        return alone.stream().filter(connections::contains).toList();
    }

    /** Lines in the book at which growth is measured, in this order. */
    List<Integer> entries() {
        return entries;
    }

    /** Flags of the backend: by default those the README names for deploying. */
    List<String> jvm() {
        return List.of(jvm.split(" +"));
    }

    int mostConnections() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    @Override
    public String toString() {
        return "rounds %d, each %s, connections %s, workloads %s, one at a time %s, entries %s, jvm %s"
                .formatted(rounds, each, connections, workloads, alone, entries, jvm);
    }

    /** Something that whoever started the bench has to put right; its message says what. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
