package cn.fengming.points.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The first visit to the database: says in a sentence why it cannot be used, before anything else trips over it. */
record DatabaseVisit(Postgres postgres) {

    private static final int OLDEST_RELEASE = 18;

    /** @throws CannotStart when it does not answer, refuses us, or is too old or too foreign to work with */
    void check() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")) {
            row.next();
            mustServe(row.getInt(1), row.getString(2));
        } catch (SQLException refused) {
            throw explained(refused);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(postgres.jdbcUrl(), properties);
    }

    void mustServe(int release, String encoding) {
        if (release < OLDEST_RELEASE) {
            throw new CannotStart(
                    "The database at %s is PostgreSQL %d; this program needs %d or newer."
                            .formatted(postgres, release, OLDEST_RELEASE),
                    "Upgrade that server, or unset POINTS_DATABASE_URL to use the embedded PostgreSQL.");
        }
        if (!"UTF8".equals(encoding)) {
            throw new CannotStart(
                    "The database at %s stores text as %s, which cannot hold every Chinese name."
                            .formatted(postgres, encoding),
                    "Create the database with encoding UTF8.");
        }
    }

    CannotStart explained(SQLException refused) {
        return switch (Objects.requireNonNullElse(state(refused), "")) {
            case "28P01", "28000" ->
                new CannotStart(
                        "The database at %s refused the user \"%s\": wrong user or password."
                                .formatted(postgres, postgres.user()),
                        "Check POINTS_DATABASE_USER and POINTS_DATABASE_PASSWORD.",
                        refused);
            case "3D000" ->
                new CannotStart(
                        "The server answered, but there is no database at %s.".formatted(postgres),
                        "Create it, or correct the name at the end of POINTS_DATABASE_URL.",
                        refused);
            case "08001", "08004", "08006" ->
                new CannotStart(
                        "The database at %s cannot be reached: %s".formatted(postgres, refused.getMessage()),
                        "Check that the server runs and that POINTS_DATABASE_URL names its host and port.",
                        refused);
            default ->
                new CannotStart(
                        "The database at %s cannot be used: %s".formatted(postgres, refused.getMessage()),
                        "Check POINTS_DATABASE_URL, POINTS_DATABASE_USER and POINTS_DATABASE_PASSWORD.",
                        refused);
        };
    }

    private static @Nullable String state(SQLException refused) {
        return refused.getSQLState();
    }
}
