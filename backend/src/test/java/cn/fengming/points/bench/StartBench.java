package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Started by {@code backend/bench/start}: how long the built program takes from nothing and from what it left behind, with
 * the embedded servers, and what it holds in memory after every page was looked at by everybody.
 */
final class StartBench {

    private static final Path DATA = Path.of("target", "bench", "start").toAbsolutePath();
    private static final Path RESULT = Path.of("target", "bench", "start.json").toAbsolutePath();
    private static final int WARM_STARTS = 3;

    private final List<String> jvm;
    private final Map<String, Object> rows = new LinkedHashMap<>();

    private StartBench(List<String> jvm) {
        this.jvm = jvm;
    }

    public static void main(String... arguments) throws Exception {
        try {
            new StartBench(Options.of(arguments).jvm()).run();
            System.exit(0);
        } catch (Options.Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        empty();
        demo();
        System.out.println("\nJava " + System.getProperty("java.version") + ", " + String.join(" ", jvm)
                + "; seconds from the start of the process to the first ready answer\n\n| what | |\n|---|---|");
        rows.forEach((what, value) -> System.out.println("| " + what + " | " + value + " |"));
        Files.createDirectories(RESULT.getParent());
        Files.writeString(
                RESULT, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        delete(DATA);
    }

    private void empty() throws Exception {
        delete(DATA);
        try (Backend backend = start(false)) {
            note("cold: empty data directory, no demo", seconds(backend.took()));
        }
        List<Duration> warm = new ArrayList<>();
        for (int time = 0; time < WARM_STARTS; time++) {
            try (Backend backend = start(false)) {
                warm.add(backend.took());
            }
        }
        warm.sort(null);
        note("warm: the same again, no demo", seconds(warm.get(WARM_STARTS / 2)));
    }

    private void demo() throws Exception {
        delete(DATA);
        try (Backend backend = start(true)) {
            note("cold: empty data directory, demo", seconds(backend.took()));
            long begun = System.nanoTime();
            Story.awaitTown(backend);
            note("and until the demo town is founded", seconds(Duration.ofNanos(System.nanoTime() - begun)));
        }
        try (Backend backend = start(true)) {
            note("warm: the same again, demo", seconds(backend.took()));
            Story.awaitTown(backend);
            memory(backend, "after the start");
            Story story = Story.tell(backend);
            note("the story: requests", story.requests());
            note("the story: answered", story.statuses());
            memory(backend, "after the story");
            note("most that the backend ever held, MB", backend.cpu().status("VmHWM") >> 20);
        }
    }

    private void memory(Backend backend, String when) {
        note("backend resident " + when + ", MB", backend.cpu().status("VmRSS") >> 20);
        Cpu postgres = Cpu.ofTree(Cpu.pidIn(DATA.resolve("postgres/data/postmaster.pid")));
        note("embedded PostgreSQL " + when + ", MB", postgres.memory() >> 20);
    }

    private void note(String what, Object value) {
        System.err.println("  " + what + ": " + value);
        rows.put(what, value);
    }

    private Backend start(boolean demo) throws IOException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("points.data-dir", DATA.toString());
        settings.put("points.demo", String.valueOf(demo));
        settings.put("logging.level.root", "warn");
        return Backend.start("backend", jvm, settings);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
