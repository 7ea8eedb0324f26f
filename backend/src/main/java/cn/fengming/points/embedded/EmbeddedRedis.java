package cn.fengming.points.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Redis of this process, on the loopback and with a password. What was written outlives the process. */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OWN_INSTEAD = "set POINTS_REDIS_URL to use a Redis of your own.";

    private final Path directory;
    private final DirectoryLock lock;
    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedRedis(Path directory, DirectoryLock lock, Process server, int port, String password) {
        this.directory = directory;
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param durable false where nothing needs to be kept: tests
     * @throws ServerNotStarted with the reason and what to do about it
     */
    public static EmbeddedRedis start(Path directory, boolean durable) {
        return start(directory, durable, Loopback::freePort);
    }

    static EmbeddedRedis start(Path directory, boolean durable, Loopback.Ports ports) {
        try {
            Path home = directory.toAbsolutePath().normalize();
            DirectoryLock lock = DirectoryLock.of(home);
            RedisOrphan.stop(home);
            return started(home, lock, durable, ports);
        } catch (IOException broken) {
            throw new ServerNotStarted(
                    "The embedded Redis could not be set up below " + directory + ": " + broken,
                    "Check that POINTS_DATA_DIR can be written and that the disk is not full.",
                    broken);
        }
    }

    private static EmbeddedRedis started(Path home, DirectoryLock lock, boolean durable, Loopback.Ports ports)
            throws IOException {
        Path kept = home.resolve("password");
        for (int tried = 0; tried < Loopback.TRIES; tried++) {
            int port = ports.next();
            String password = Secret.kept(kept);
            Process server = launch(home, port, password, durable);
            RedisOrphan.remember(home, server);
            EmbeddedRedis redis = new EmbeddedRedis(home, lock, server, port, password);
            if (redis.awaitAnswer()) {
                return redis;
            }
            Files.delete(kept); // whoever listens there was asked for an answer with it
        }
        lock.close();
        throw Loopback.noneLeft("Redis", "Start it again, or " + OWN_INSTEAD);
    }

    /** Where the server is, password included, in the form POINTS_REDIS_URL has. */
    public String url() {
        return "redis://:" + password + "@" + Loopback.HOST + ":" + port;
    }

    private static Process launch(Path home, int port, String password, boolean durable) throws IOException {
        Path program = RedisBinary.unpackedBelow(home);
        Path settings = home.resolve("redis.conf");
        // A file, because arguments can be read by every user of the machine.
        Secret.write(settings, """
                bind %s
                port %d
                dir "%s"
                requirepass %s
                appendonly %s
                save ""
                maxmemory 128mb
                maxmemory-policy noeviction
                """.formatted(Loopback.HOST, port, home, password, durable ? "yes" : "no"));
        List<String> command = new ArrayList<>(Children.dyingWithUs("TERM"));
        command.add(program.toString());
        command.add(settings.toString());
        return Children.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("redis.log").toFile()));
    }

    /** False when its port was taken before it listened. */
    private boolean awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!server.isAlive() && Loopback.wasTaken(lastWords())) {
                return false;
            }
            if (!server.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new ServerNotStarted(
                        "The embedded Redis did not start. Its last words: " + lastWords(),
                        "See " + directory.resolve("redis.log") + ", or " + OWN_INSTEAD,
                        null);
            }
            pause();
        }
        return true;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.address(), port), 500);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("+OK\r\n+PONG".length());
            return new String(answer, StandardCharsets.US_ASCII).endsWith("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Redis was starting", stopped);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("redis.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException unreadable) {
            return "(no log)";
        }
    }

    /** Ends the server; what it appended stays. A second call does nothing. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
