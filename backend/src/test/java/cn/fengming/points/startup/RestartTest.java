package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The embedded servers end with the program, their data does not, however the program ends. */
class RestartTest {

    /** Once ended by its operator in the middle of a request, once killed, with and without somebody to tell its servers. */
    @Test
    void data_and_requests_under_way_survive_however_the_program_ends() throws Exception {
        Path data = Servers.newDataDirectory("restart");
        try (Program first = Program.start(environment(data, System.getenv("PATH")))) {
            String ready = first.awaitReady();
            assertThat(ready).contains(data.toString(), "demo off", "/swagger-ui.html");
            remember(data, "before a clean end");
            assertSecondProcessIsRefused(data);
            assertRequestUnderWayIsAnswered(first, Program.port(ready));
            assertThat(first.awaitEnd()).as(first.printed()).isEqualTo(143);
        }
        String orphaning = Program.pathWith(data, "unshare");
        assertServersLeftBehind(data, orphaning);
        Map<String, String> structured = new HashMap<>(environment(data, orphaning));
        structured.put("POINTS_LOG_FORMAT", "ecs");
        try (Program last = Program.start(structured)) {
            last.awaitReady();
            assertThat(remembered(data)).isEqualTo("before a clean end, before the kill");
            assertThat(last.terminate()).isEqualTo(143);
            assertEveryLineIsJson(last, data);
        }
        assertThat(postmaster(data)).as("the server ended cleanly").doesNotExist();
    }

    private static void assertEveryLineIsJson(Program program, Path data) throws IOException {
        assertThat(program.printed().lines())
                .allSatisfy(line -> JsonMapper.shared().readTree(line))
                .anySatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .at("/message")
                                .asString())
                        .startsWith("Ready: http://localhost:"));
        assertThat(program.printed())
                .doesNotContain(
                        Servers.SECRET_KEY,
                        Files.readString(data.resolve("postgres").resolve("password"))
                                .strip());
    }

    /** Without setpriv nobody tells the servers that their process died: they live on, and the next start finds them. */
    private static void assertServersLeftBehind(Path data, String path) throws Exception {
        long postgres;
        long redis;
        try (Program killed = Program.start(environment(data, path))) {
            killed.awaitReady();
            remember(data, "before the kill");
            postgres = Long.parseLong(Files.readAllLines(postmaster(data)).get(0));
            redis = Long.parseLong(
                    Files.readString(data.resolve("redis").resolve("pid")).strip());
            killed.kill();
        }
        assertThat(ProcessHandle.of(redis))
                .as("an orphan, or this test shows nothing")
                .isPresent();
        try (Program next = Program.start(environment(data, System.getenv("PATH")))) {
            next.awaitReady();
            assertThat(remembered(data)).isEqualTo("before a clean end, before the kill");
            assertThat(ProcessHandle.of(redis)).isEmpty();
            assertThat(ProcessHandle.of(postgres)).isEmpty();
            next.kill();
        }
    }

    /** An operator who restarts the program cuts nobody off in the middle of a request. */
    private static void assertRequestUnderWayIsAnswered(Program program, int port) throws IOException {
        String body = "{\"secret\":\"slow\"}";
        try (Socket slow = new Socket("127.0.0.1", port)) {
            send(slow, """
                    POST /api/v1/sessions/desks/%s HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    Expect: 100-continue\r
                    Connection: close\r
                    \r
                    """.formatted(UUID.randomUUID(), body.length()));
            assertThat(head(slow.getInputStream()))
                    .as("the program has taken the request and wants its body")
                    .startsWith("HTTP/1.1 100 Continue");
            program.askToEnd();
            program.await("Commencing graceful shutdown");
            send(slow, body);
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as(program.printed())
                    .startsWith("HTTP/1.1 404 ")
                    .contains("application/problem+json", "not-found");
        }
    }

    /** What is answered up to the first empty line. */
    private static String head(InputStream answer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = answer.read();
            assertThat(next).as("the answer broke off: " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void assertSecondProcessIsRefused(Path data) {
        try (Program second = Program.start(environment(data, System.getenv("PATH")))) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.printed())
                    .contains("is in use by another running process", "set POINTS_DATA_DIR to another directory")
                    .doesNotContain("\tat ");
        }
    }

    private static Map<String, String> environment(Path data, String path) {
        return Map.of(
                "PATH",
                path,
                "POINTS_DATA_DIR",
                data.toString(),
                "POINTS_PORT",
                "0",
                "POINTS_DEMO",
                "false",
                "POINTS_SECRET_KEY",
                Servers.SECRET_KEY);
    }

    private static Path postmaster(Path data) {
        return data.resolve("postgres").resolve("data").resolve("postmaster.pid");
    }

    private static void remember(Path data, String word) throws IOException, SQLException {
        try (Connection connection = connect(data);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists public.remembered (word text not null)");
            statement.execute("insert into public.remembered values ('" + word + "')");
        }
    }

    private static String remembered(Path data) throws IOException, SQLException {
        try (Connection connection = connect(data);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select string_agg(word, ', ') from public.remembered")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(Path data) throws IOException, SQLException {
        String port = Files.readAllLines(postmaster(data)).get(3);
        String password =
                Files.readString(data.resolve("postgres").resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/points", "postgres", password);
    }
}
