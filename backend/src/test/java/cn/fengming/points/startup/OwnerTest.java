package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.fengming.points.testing.Servers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of a county's own: its owner is no superuser, and the program may run as a login that cannot migrate. */
class OwnerTest {

    @Test
    void an_owner_without_superuser_rights_migrates_and_a_lesser_login_runs() throws SQLException {
        String name = Servers.newDatabase();
        String url = Servers.postgres().url(name);
        asSuperuser(url, "create role county_owner login createrole password 'owner'");
        asSuperuser(url, "create role county_app login password 'app'");
        // A cluster on which another database of this program has lived already knows the role.
        asSuperuser(url, "grant points_app to county_owner with admin option");
        asSuperuser(url, "alter database " + name + " owner to county_owner");

        migrate(new Postgres(url, "county_owner", "owner", null), true);
        asSuperuser(url, "grant points_app to county_app");

        assertThatCode(() -> migrate(new Postgres(url, "county_app", "app", null), false))
                .doesNotThrowAnyException();
        assertThat(owners(url)).isEqualTo("county_owner");
    }

    private static void migrate(Postgres postgres, boolean mayMigrate) {
        Deployment deployment = new Deployment(
                new Deployment.Database(postgres.url(), postgres.user(), postgres.password()),
                new Deployment.Redis(""),
                Path.of("target"),
                mayMigrate,
                false,
                true);
        new Schema(postgres, deployment)
                .migrate(Flyway.configure()
                        .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                        .load());
    }

    private static String owners(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + url,
                        Servers.postgres().user(),
                        Servers.postgres().password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select string_agg(distinct relowner::regrole::text, ',')
                        from pg_class where relnamespace = 'kernel'::regnamespace
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void asSuperuser(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + url,
                        Servers.postgres().user(),
                        Servers.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
