package cn.fengming.points.bench;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL and one Redis for all contestants, both durable, with an empty database. What differs from the
 * program's own settings: room for 256 connections of pgbench, and no checkpoint in the middle of a run.
 */
final class Servers implements AutoCloseable {

    static final Path HOME = Path.of("target", "bench", "servers").toAbsolutePath();

    private static final List<String> SETTINGS = List.of(
            "max_connections=400",
            "max_wal_size=16GB",
            "checkpoint_timeout=1d",
            "shared_preload_libraries=pg_stat_statements");

    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;
    private final Connection owner;
    private final Cpu cpu;

    private Servers(EmbeddedPostgres postgres, EmbeddedRedis redis, Connection owner) {
        this.postgres = postgres;
        this.redis = redis;
        this.owner = owner;
        this.cpu = Cpu.ofTree(Cpu.pidIn(HOME.resolve("postgres/data/postmaster.pid")));
    }

    static Servers start() throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME.resolve("postgres"), true, SETTINGS);
        postgres.createDatabase(EmbeddedPostgres.DATABASE);
        EmbeddedRedis redis = EmbeddedRedis.start(HOME.resolve("redis"), true);
        String url = "jdbc:" + postgres.url(EmbeddedPostgres.DATABASE);
        Servers servers =
                new Servers(postgres, redis, DriverManager.getConnection(url, postgres.user(), postgres.password()));
        servers.execute("set work_mem = '256MB'");
        return servers;
    }

    /** What the program is told when it is started here, in its own words. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("points.database.url", postgres.url(EmbeddedPostgres.DATABASE));
        settings.put("points.database.user", postgres.user());
        settings.put("points.database.password", postgres.password());
        settings.put("points.redis.url", redis.url());
        settings.put("points.data-dir", HOME.resolve("data").toString());
        settings.put("points.secret-key", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("points.demo", "false");
        settings.put("points.jobs.enabled", "false");
        settings.put("logging.level.root", "warn");
        return settings;
    }

    String host() {
        return url()[0];
    }

    String port() {
        return url()[1];
    }

    String user() {
        return postgres.user();
    }

    String password() {
        return postgres.password();
    }

    private String[] url() {
        String url = postgres.url("");
        return url.substring(url.indexOf("//") + 2, url.length() - 1).split(":");
    }

    /** CPU of the server with all its processes, those of connections that have ended included. */
    Cpu cpu() {
        return cpu;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One row a map; values as the driver gives them. */
    List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    long number(String sql) throws SQLException {
        Object value = rows(sql).get(0).values().iterator().next();
        return ((Number) value).longValue();
    }

    /** Bytes of log written since the server was made. */
    long wal() throws SQLException {
        return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
    }

    /** Gives the disk back: what was filled in is nothing that anybody wants to keep. */
    void throwAway() throws SQLException {
        owner.close();
        postgres.createDatabase(EmbeddedPostgres.DATABASE);
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        redis.close();
        postgres.close();
    }
}
