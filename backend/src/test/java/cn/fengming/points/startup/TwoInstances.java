package cn.fengming.points.startup;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.wechat.WechatServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/**
 * The program twice, as two processes, on one PostgreSQL and one Redis, started at the same moment on an empty database.
 * Each has a login of its own, so that the database can say who of them does something.
 */
final class TwoInstances implements AutoCloseable {

    /** How long a chore of an instance that was killed waits; a hundred and twenty seconds in real life. */
    static final int LEASE_SECONDS = 6;

    static final String OFFICER_PHONE = "13500000001";

    private static final String PASSWORD = "of-an-instance";

    /** @param login its user in the database */
    record Instance(String login, Program program, Http http) {}

    private final Instance one;
    private final Instance other;
    private final Connection owner;

    private TwoInstances(Instance one, Instance other, Connection owner) {
        this.one = one;
        this.other = other;
        this.owner = owner;
    }

    static TwoInstances start() throws SQLException {
        String url = Servers.postgres().url(Servers.newDatabase());
        Connection owner = DriverManager.getConnection(
                "jdbc:" + url, Servers.postgres().user(), Servers.postgres().password());
        // roles belong to the server, which outlives this test
        String ending = Long.toString(System.nanoTime(), 36);
        String first = login(owner, "first_" + ending);
        String second = login(owner, "second_" + ending);
        Program one = Program.start(environment(url, first));
        Program other = Program.start(environment(url, second));
        try {
            return new TwoInstances(ready(first, one), ready(second, other), owner);
        } catch (AssertionError notStarted) {
            one.close();
            other.close();
            owner.close();
            throw notStarted;
        }
    }

    /** Neither instance shares its login with this test, whose own questions would be taken for the instance's. */
    private static String login(Connection owner, String name) throws SQLException {
        execute(owner, "create role " + name + " superuser login password '" + PASSWORD + "'");
        return name;
    }

    private static Instance ready(String login, Program program) {
        MockEnvironment where =
                new MockEnvironment().withProperty("local.server.port", String.valueOf(program.awaitPort()));
        return new Instance(login, program, Http.at(where));
    }

    private static Map<String, String> environment(String url, String user) {
        Map<String, String> environment = new HashMap<>();
        environment.put("POINTS_PORT", "0");
        environment.put("POINTS_DATA_DIR", Path.of("target", "two-instances").toString());
        environment.put("POINTS_DATABASE_URL", url);
        environment.put("POINTS_DATABASE_USER", user);
        environment.put("POINTS_DATABASE_PASSWORD", PASSWORD);
        environment.put("POINTS_REDIS_URL", Servers.redis().url());
        environment.put("POINTS_SECRET_KEY", Servers.SECRET_KEY);
        environment.put("POINTS_FOUND_TOWN", "Shuangjiang"); // what reads Chinese here depends on the locale
        environment.put("POINTS_OFFICER_PHONE", OFFICER_PHONE);
        environment.put("POINTS_WECHAT_HOST", WechatServers.shared().host());
        environment.put("POINTS_WECHAT_APP_ID", WechatServers.APPID);
        environment.put("POINTS_WECHAT_SECRET", WechatServers.SECRET);
        environment.put("POINTS_JOBS_EVERY", "200ms");
        environment.put("POINTS_JOBS_LEASE", LEASE_SECONDS + "s");
        return environment;
    }

    Instance one() {
        return one;
    }

    Instance other() {
        return other;
    }

    List<Instance> both() {
        return List.of(one, other);
    }

    Instance of(String login) {
        return one.login().equals(login) ? one : other;
    }

    Instance besides(Instance instance) {
        return instance == one ? other : one;
    }

    /** A connection of its own, for a lock that is to be held. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                owner.getMetaData().getURL(),
                Servers.postgres().user(),
                Servers.postgres().password());
    }

    void execute(String sql) throws SQLException {
        execute(owner, sql);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text; empty without a row. */
    String text(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    @Override
    public void close() throws SQLException {
        one.program().close();
        other.program().close();
        owner.close();
    }
}
