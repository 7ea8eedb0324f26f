package cn.fengming.points.startup;

import cn.fengming.points.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The database in use, ours or one that was there before us.
 *
 * @param url {@code postgresql://host:port/database[?sslmode=...&sslrootcert=...]}, without user and password
 * @param own the server to end with this process; null when it is not ours
 */
record Postgres(
        String url, String user, String password, @Nullable EmbeddedPostgres own) implements AutoCloseable {

    static Postgres of(Deployment deployment) {
        return deployment.database().external() ? external(deployment.database()) : embedded(deployment);
    }

    private static Postgres external(Deployment.Database database) {
        return new Postgres(database.url(), database.user(), database.password(), null);
    }

    private static Postgres embedded(Deployment deployment) {
        EmbeddedPostgres own = EmbeddedPostgres.start(deployment.dataDir().resolve("postgres"), deployment.durable());
        return new Postgres(own.url(EmbeddedPostgres.DATABASE), own.user(), own.password(), own);
    }

    String jdbcUrl() {
        return "jdbc:" + url;
    }

    String r2dbcUrl() {
        return "r2dbc:" + url.replace("?sslmode=", "?sslMode=").replace("&sslrootcert=", "&sslRootCert=");
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return own == null ? url : url + " (embedded)";
    }
}
