package cn.fengming.points.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The built program as it is deployed, the jar or what it was unpacked into: {@code java -jar}, a process of its own. */
final class Backend implements AutoCloseable {

    static final Path JAR = Path.of("target", "fengming-points.jar").toAbsolutePath();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final int port;
    private final Duration took;

    private Backend(Process process, int port, Duration took) {
        this.process = process;
        this.port = port;
        this.took = took;
    }

    private static List<String> program() {
        String unpacked = System.getenv("POINTS_UNPACKED");
        if (unpacked == null) {
            return List.of("-jar", JAR.toString());
        }
        Path home = Path.of(unpacked).toAbsolutePath();
        return List.of(
                "-XX:SharedArchiveFile=" + home.resolve("classes.jsa"),
                "-jar",
                home.resolve("fengming-points.jar").toString());
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param name of its log
     */
    static Backend start(String name, List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvm);
        command.addAll(program());
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
        command.add("--server.port=" + port);
        Path log = Files.createDirectories(Servers.HOME).resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(Servers.HOME.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("POINTS_"));
        long begun = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!ready(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new Options.Refused("The backend did not start, see " + log);
            }
            Thread.sleep(20);
        }
        return new Backend(process, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean ready(int port) throws InterruptedException {
        try {
            return send(port, "GET", "/actuator/health/readiness", "", null, null)
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to the first ready answer. */
    Duration took() {
        return took;
    }

    Cpu cpu() {
        return Cpu.of(process.pid());
    }

    /** One request, for what is not measured. */
    HttpResponse<String> send(String method, String path, String token, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        return send(port, method, path, token, key, body);
    }

    private static HttpResponse<String> send(
            int port, String method, String path, String token, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
