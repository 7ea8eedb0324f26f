package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.PointsApplication;
import cn.fengming.points.testing.Servers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when the program cannot start: the reason and the remedy, once, without a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class StartupProblemsTest {

    @Test
    void a_wrong_password_ends_the_process_with_a_status() {
        try (Program program =
                Program.start(environment(Map.of("POINTS_PORT", "0", "POINTS_DATABASE_PASSWORD", "guess")))) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.printed())
                    .contains("refused the user \"postgres\": wrong user or password")
                    .doesNotContain("\tat ", "guess");
        }
    }

    /** Servers the program has just started must not outlive a start that came to nothing. */
    @Test
    void a_port_in_use_ends_the_process_and_its_servers_with_a_sentence_and_a_status() throws IOException {
        Path data = Servers.newDataDirectory("port-in-use");
        try (ServerSocket taken = new ServerSocket(0);
                Program program = Program.start(Map.of(
                        "POINTS_PORT", String.valueOf(taken.getLocalPort()),
                        "POINTS_DATA_DIR", data.toString(),
                        "POINTS_DEMO", "false"))) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.printed())
                    .contains("Port " + taken.getLocalPort() + " is in use by another process.")
                    .contains("set POINTS_PORT to a free port")
                    .doesNotContain("\tat ");
        }
        assertThat(data.resolve("postgres").resolve("data").resolve("postmaster.pid"))
                .as("PostgreSQL was shut down cleanly")
                .doesNotExist();
        assertThat(redisOf(data)).as("Redis is gone").isNotPresent();
    }

    private static Optional<ProcessHandle> redisOf(Path data) throws IOException {
        Path pid = data.resolve("redis").resolve("pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                : Optional.empty();
    }

    @Test
    void a_wrong_password(CapturedOutput output) {
        refused(Map.of("points.database.password", "guess"), output);
        assertThat(output)
                .contains("refused the user \"postgres\": wrong user or password")
                .contains("Check POINTS_DATABASE_USER and POINTS_DATABASE_PASSWORD");
        assertThat(output.toString()).doesNotContain("guess");
    }

    @Test
    void a_database_that_does_not_answer(CapturedOutput output) {
        refused(Map.of("points.database.url", "postgresql://127.0.0.1:" + Servers.CLOSED_PORT + "/points"), output);
        assertThat(output).contains("cannot be reached", "Check that the server runs");
    }

    @Test
    void a_database_that_does_not_exist(CapturedOutput output) {
        refused(Map.of("points.database.url", Servers.postgres().url("nowhere")), output);
        assertThat(output).contains("there is no database at", "/nowhere");
    }

    @Test
    void a_redis_that_does_not_answer(CapturedOutput output) {
        refused(Map.of("points.redis.url", "redis://:hidden-word@127.0.0.1:" + Servers.CLOSED_PORT), output);
        assertThat(output).contains("Redis at redis://127.0.0.1:", "cannot be used", "POINTS_REDIS_URL");
        assertThat(output.toString()).doesNotContain("hidden-word");
    }

    @Test
    void a_wrong_redis_password(CapturedOutput output) {
        String url = Servers.redis().url().replaceFirst(":[^:@/]+@", ":hidden-word@");
        refused(Map.of("points.redis.url", url), output);
        assertThat(output).contains("Redis at redis://127.0.0.1:", "cannot be used: WRONGPASS");
        assertThat(output.toString()).doesNotContain("hidden-word");
    }

    @Test
    void a_schema_that_is_too_old(CapturedOutput output) {
        refused(
                Map.of(
                        "points.migrate",
                        "false",
                        "points.database.url",
                        Servers.postgres().url(Servers.newDatabase())),
                output);
        assertThat(output).contains("is too old: ", "migrations are missing", "POINTS_MIGRATE=true");
    }

    @Test
    void a_schema_newer_than_the_program(CapturedOutput output) throws SQLException {
        String url = migratedDatabase();
        execute(url, """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (99, '99', 'tomorrow', 'SQL', 'V99__tomorrow.sql', 'postgres', 1, true)
                """);
        refused(Map.of("points.database.url", url), output);
        assertThat(output).contains("is newer than this program", "migration 99");
    }

    @Test
    void a_schema_of_another_build(CapturedOutput output) throws SQLException {
        String url = migratedDatabase();
        execute(url, "update flyway_schema_history set checksum = checksum + 1 where version = '01'");
        refused(Map.of("points.database.url", url), output);
        assertThat(output).contains("was made by another build of this program");
    }

    @Test
    void a_database_url_of_another_form_is_refused_without_printing_it(CapturedOutput output) {
        refused(Map.of("points.database.url", "jdbc:postgresql://me:hidden-word@db/points"), output);
        assertThat(output).contains("POINTS_DATABASE_URL must read postgresql://host:port/database");
        assertThat(output.toString()).doesNotContain("hidden-word");
    }

    /** Half a town would be explained by nothing. */
    @Test
    void a_demo_town_that_was_not_founded_to_the_end() throws SQLException {
        String url = migratedDatabase();
        execute(url, """
                insert into community.town (town_id, name, code, settings, founded_at)
                values (gen_random_uuid(), '凤鸣镇（演示）', 'fengming-demo', '{}', now())
                """);
        try (Program program = Program.start(
                environment(Map.of("POINTS_PORT", "0", "POINTS_DATABASE_URL", url, "POINTS_DEMO", "true")))) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.printed())
                    .contains("not founded to the end", "Delete the data directory")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void an_old_server_is_refused() {
        DatabaseVisit visit = new DatabaseVisit(new Postgres("postgresql://db/points", "owner", "secret", null));
        assertThatThrownBy(() -> visit.mustServe(17, "UTF8"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The database at postgresql://db/points is PostgreSQL 17; this program needs 18 or newer.");
        assertThatThrownBy(() -> visit.mustServe(18, "SQL_ASCII")).hasMessageContaining("every Chinese name");
    }

    private static void refused(Map<String, String> settings, CapturedOutput output) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", "0",
                "points.database.url", Servers.postgres().url("points"),
                "points.database.user", Servers.postgres().user(),
                "points.database.password", Servers.postgres().password(),
                "points.redis.url", Servers.redis().url(),
                "points.secret-key", Servers.SECRET_KEY));
        properties.putAll(settings);
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplication(PointsApplication.class)
                        .run(arguments)
                        .close())
                .isInstanceOf(RuntimeException.class);
        assertThat(output).contains("APPLICATION FAILED TO START");
        assertThat(output.toString()).doesNotContain("\tat ");
    }

    /** External servers and an empty database, with these variables besides or instead. */
    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "POINTS_DATABASE_URL", Servers.postgres().url(Servers.newDatabase()),
                "POINTS_DATABASE_USER", Servers.postgres().user(),
                "POINTS_DATABASE_PASSWORD", Servers.postgres().password(),
                "POINTS_REDIS_URL", Servers.redis().url(),
                "POINTS_SECRET_KEY", Servers.SECRET_KEY));
        environment.putAll(more);
        return environment;
    }

    private static String migratedDatabase() {
        String url = Servers.postgres().url(Servers.newDatabase());
        Flyway.configure()
                .dataSource(
                        "jdbc:" + url,
                        Servers.postgres().user(),
                        Servers.postgres().password())
                .load()
                .migrate();
        return url;
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + url,
                        Servers.postgres().user(),
                        Servers.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
