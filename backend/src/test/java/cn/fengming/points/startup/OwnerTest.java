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
        // Roles belong to the whole server, which outlives this test.
        String owner = "owner_" + Long.toString(System.nanoTime(), 36);
        String app = "app_" + Long.toString(System.nanoTime(), 36);
        asSuperuser(url, "create role " + owner + " login password 'owner'");
        asSuperuser(url, "create role " + app + " login password 'app'");
        asSuperuser(url, """
                do $$ begin
                  if not exists (select from pg_roles where rolname = 'points_app') then
                    create role points_app nologin;
                  end if;
                end $$""");
        asSuperuser(url, "grant points_app to " + owner + ", " + app);
        asSuperuser(url, "alter database " + name + " owner to " + owner);

        migrate(new Postgres(url, owner, "owner", null), true);
        assertThatCode(() -> migrate(new Postgres(url, app, "app", null), false))
                .doesNotThrowAnyException();
        assertThat(owners(url)).isEqualTo(owner);
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
