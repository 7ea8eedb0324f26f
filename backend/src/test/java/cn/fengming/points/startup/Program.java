package cn.fengming.points.startup;

import cn.fengming.points.PointsApplication;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as its own process, as an operator starts it: environment variables in, lines and a status out. */
final class Program implements AutoCloseable {

    private static final String END = "(end of output)";

    /** A start is silent for two minutes where everything else is started too. */
    private static final int PATIENCE_SECONDS = 300;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private Program(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "program-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** A search path on which only this way of giving up root is found, and no setpriv unless it is that way. */
    static String pathWith(Path directory, String way) throws IOException {
        Path programs = Files.createDirectories(directory.resolve("path-" + way));
        for (String name : List.of(way, "test", "true")) {
            for (String folder : System.getenv("PATH").split(":", -1)) {
                Path found = Path.of(folder, name);
                if (Files.exists(found) && Files.notExists(programs.resolve(name))) {
                    Files.createSymbolicLink(programs.resolve(name), found);
                }
            }
        }
        return programs.toString();
    }

    /** Starts it with these environment variables and nothing else but a path to look for programs. */
    static Program start(Map<String, String> environment) {
        return start(PointsApplication.class, classPathWithoutTests(), environment);
    }

    /** Starts another main class, of the tests, the same way. */
    static Program start(Class<?> main, Map<String, String> environment) {
        return start(main, classPath(), environment);
    }

    private static Program start(Class<?> main, String classPath, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(main)).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().put("CLASSPATH", classPath);
            builder.environment().putAll(environment);
            return new Program(builder.start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx512m");
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // the jar's manifest says it; class folders have none
        }
        command.add(main.getName());
        return command;
    }

    private static String classPathWithoutTests() {
        List<String> entries = Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
        return String.join(File.pathSeparator, entries);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(line -> {
                printed.add(line);
                lines.add(line);
            });
        } catch (IOException | UncheckedIOException killed) {
            // Its output ends with it.
        }
        lines.add(END);
    }

    /** Waits for the line that says where to look. */
    String awaitReady() {
        return await("Ready: ");
    }

    /** Waits for the same line, and reads from it where the program listens. */
    int awaitPort() {
        return port(awaitReady());
    }

    static int port(String ready) {
        Matcher port = Pattern.compile("http://localhost:(\\d+)").matcher(ready);
        if (!port.find()) {
            throw new AssertionError("no port in: " + ready);
        }
        return Integer.parseInt(port.group(1));
    }

    /** Waits for a line with these words. */
    String await(String words) {
        for (String line = next(); !line.equals(END); line = next()) {
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("the program ended before it said " + words + "\n" + printed());
    }

    private String next() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the program says nothing any more:\n" + printed());
            }
            return line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Asks it to end, as an operator does, and waits until it has. */
    int terminate() {
        askToEnd();
        return awaitEnd();
    }

    void askToEnd() {
        process.toHandle().destroy(); // the process's own method would cut its output off
    }

    /** Ends it so that it can do nothing about it. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end:\n" + printed());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    String printed() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
