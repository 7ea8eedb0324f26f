package cn.fengming.points.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's pgbench with our statements: prepared, two threads, over TCP like the program itself, as its role. */
final class PgBench {

    private static final Path SCRIPTS = Path.of("bench", "sql").toAbsolutePath();
    private static final Path LOGS = Path.of("target", "bench", "pgbench").toAbsolutePath();
    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+) \\(without initial connection time\\)");

    private final Path program;
    private final Servers servers;
    private int runs;

    PgBench(Servers servers) {
        this.program = find();
        this.servers = servers;
    }

    /** @throws Options.Refused when it is not on this machine */
    static Path find() {
        Stream<Path> path = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(Path::of);
        return Stream.concat(path, debian())
                .map(directory -> directory.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Options.Refused("There is no pgbench here: install Debian's package postgresql"
                        + " (apt-get install postgresql), any version from 14."));
    }

    /** The newest first. */
    private static Stream<Path> debian() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param cpu seconds of processor that pgbench itself used */
    record Outcome(long done, double rate, Latencies latencies, double cpu) {}

    /** @param contestant whose town: the places of table bench.place with that name */
    Outcome run(String script, String contestant, int connections, Duration time)
            throws IOException, InterruptedException {
        return run(file(script), contestant, connections, time);
    }

    /** The same with a script of one's own. */
    Outcome run(Path script, String contestant, int connections, Duration time)
            throws IOException, InterruptedException {
        return run(script, contestant, connections, "-T", String.valueOf(time.toSeconds()));
    }

    static Path file(String script) {
        return SCRIPTS.resolve(script + ".sql");
    }

    Outcome once(String script, String contestant) throws IOException, InterruptedException {
        return run(file(script), contestant, 1, "-t", "1");
    }

    private Outcome run(Path script, String contestant, int connections, String... howLong)
            throws IOException, InterruptedException {
        runs++;
        emptyLogs();
        List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
        command.addAll(List.of("-c", String.valueOf(connections), "-j", String.valueOf(Math.min(2, connections))));
        command.addAll(List.of(howLong));
        command.addAll(List.of("-l", "--log-prefix=" + LOGS.resolve("run")));
        command.addAll(List.of("-f", script.toString()));
        command.addAll(List.of("-D", "n=0", "-D", "run=" + runs, "-D", "contestant=" + contestant));
        command.addAll(List.of("-h", servers.host(), "-p", servers.port(), "-U", servers.user(), "points"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", servers.password());
        builder.environment().put("PGOPTIONS", "-c role=points_app -c timezone=Asia/Shanghai");
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        double before = Cpu.secondsOfEndedChildren();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Options.Refused("pgbench failed with " + script + ":\n" + said);
        }
        long done = Long.parseLong(found(DONE, said));
        return new Outcome(
                done, Double.parseDouble(found(RATE, said)), latencies(), Cpu.secondsOfEndedChildren() - before);
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new Options.Refused("pgbench said something else than expected:\n" + said);
        }
        return matcher.group(1);
    }

    private static void emptyLogs() throws IOException {
        Files.createDirectories(LOGS);
        for (Path log : logs()) {
            Files.delete(log);
        }
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(LOGS)) {
            return files.toList();
        }
    }

    /** The third word of a line is the time of one transaction in microseconds. */
    private static Latencies latencies() throws IOException {
        Latencies latencies = new Latencies();
        for (Path log : logs()) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.forEach(line -> latencies.add(Long.parseLong(line.split(" ", 4)[2]) * 1000));
            }
        }
        return latencies;
    }
}
