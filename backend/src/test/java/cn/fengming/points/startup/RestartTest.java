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
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The embedded servers end with the program, their data does not, however the program ends. */
class RestartTest {

    @Test
    void data_survives_a_clean_restart_and_a_killed_process() throws Exception {
        Path data = Servers.newDataDirectory("restart");
        try (Program first = Program.start(environment(data, System.getenv("PATH")))) {
            assertThat(first.awaitReady()).contains(data.toString(), "demo off", "/swagger-ui.html");
            remember(data, "before a clean end");
            assertSecondProcessIsRefused(data);
            assertThat(first.terminate()).as(first.printed()).isEqualTo(143);
        }
        try (Program second = Program.start(environment(data, System.getenv("PATH")))) {
            second.awaitReady();
            remember(data, "before the kill");
            second.kill();
        }
        try (Program third = Program.start(environment(data, System.getenv("PATH")))) {
            third.awaitReady();
            assertThat(remembered(data)).isEqualTo("before a clean end, before the kill");
            third.terminate();
        }
    }

    /** An operator who restarts the program cuts nobody off in the middle of a request. */
    @Test
    void a_request_under_way_gets_its_answer_before_the_program_ends() throws Exception {
        Path data = Servers.newDataDirectory("graceful");
        try (Program program = Program.start(environment(data, System.getenv("PATH")))) {
            int port = port(program.awaitReady());
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
            assertThat(program.awaitEnd()).as(program.printed()).isEqualTo(143);
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

    private static int port(String ready) {
        Matcher port = Pattern.compile("http://localhost:(\\d+)").matcher(ready);
        assertThat(port.find()).as(ready).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Without setpriv nobody tells the servers that their process died: they live on and must be found. */
    @Test
    void servers_left_behind_by_a_killed_process_do_not_stop_the_next_start() throws Exception {
        Path data = Servers.newDataDirectory("orphans");
        String path = Program.pathWith(data, "unshare");
        long postgres;
        long redis;
        try (Program first = Program.start(environment(data, path))) {
            first.awaitReady();
            remember(data, "committed");
            postgres = Long.parseLong(Files.readAllLines(postmaster(data)).get(0));
            redis = Long.parseLong(
                    Files.readString(data.resolve("redis").resolve("pid")).strip());
            first.kill();
        }
        assertThat(ProcessHandle.of(redis))
                .as("an orphan, or this test shows nothing")
                .isPresent();
        try (Program second = Program.start(environment(data, path))) {
            second.awaitReady();
            assertThat(remembered(data)).isEqualTo("committed");
            assertThat(ProcessHandle.of(redis)).isEmpty();
            assertThat(ProcessHandle.of(postgres)).isEmpty();
            assertThat(second.terminate()).isEqualTo(143);
        }
        assertThat(postmaster(data)).as("the server ended cleanly").doesNotExist();
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
