package cn.fengming.points.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL of this process. Its data outlives the process; the server does not. It listens on the loopback
 * only and asks for a password that lies beside the data.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String DATABASE = "points";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWN_INSTEAD = "set POINTS_DATABASE_URL to use a PostgreSQL of your own.";

    private final PostgresCluster cluster;
    private final DirectoryLock lock;
    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresCluster cluster, DirectoryLock lock, Process server, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param directory where programs, data and log are kept; made when missing
     * @param durable false only where losing everything in a power cut is no loss: tests
     * @throws ServerNotStarted with the reason and what to do about it
     */
    public static EmbeddedPostgres start(Path directory, boolean durable) {
        return start(directory, durable, List.of());
    }

    /**
     * The same with the server's settings changed, for measuring.
     *
     * @param changed {@code name=value} each; they win over the usual ones
     * @throws ServerNotStarted with the reason and what to do about it
     */
    public static EmbeddedPostgres start(Path directory, boolean durable, List<String> changed) {
        return start(directory, durable, changed, Loopback::freePort);
    }

    static EmbeddedPostgres start(Path directory, boolean durable, List<String> changed, Loopback.Ports ports) {
        try {
            Path home = directory.toAbsolutePath().normalize();
            DirectoryLock lock = DirectoryLock.of(home);
            PostgresCluster cluster = PostgresCluster.in(home);
            EmbeddedPostgres postgres = started(cluster, lock, durable, changed, ports);
            postgres.ensureDatabase(DATABASE);
            return postgres;
        } catch (IOException broken) {
            throw new ServerNotStarted(
                    "The embedded PostgreSQL could not be set up below " + directory + ": " + broken,
                    "Check that POINTS_DATA_DIR can be written and that the disk is not full.",
                    broken);
        }
    }

    private static EmbeddedPostgres started(
            PostgresCluster cluster, DirectoryLock lock, boolean durable, List<String> changed, Loopback.Ports ports)
            throws IOException {
        for (int tried = 0; tried < Loopback.TRIES; tried++) {
            int port = ports.next();
            var postgres = new EmbeddedPostgres(
                    cluster, lock, cluster.start(port, durable, changed), port, cluster.password());
            if (postgres.awaitAnswer()) {
                return postgres;
            }
        }
        lock.close();
        throw Loopback.noneLeft("PostgreSQL", "Start it again, or " + OWN_INSTEAD);
    }

    /** Where a database of this server is, in the form POINTS_DATABASE_URL has. */
    public String url(String database) {
        return "postgresql://" + Loopback.HOST + ":" + port + "/" + database;
    }

    public String user() {
        return PostgresCluster.OWNER;
    }

    public String password() {
        return password;
    }

    /** Makes an empty database, in place of one of that name if there was one. */
    public void createDatabase(String name) {
        execute("drop database if exists \"" + name + "\" with (force)");
        execute("create database \"" + name + "\"");
    }

    private void ensureDatabase(String name) {
        try (Connection connection = connect();
                var found = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            found.setString(1, name);
            try (var rows = found.executeQuery()) {
                if (!rows.next()) {
                    createDatabase(name);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the embedded PostgreSQL does not answer", broken);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException("the embedded PostgreSQL refused: " + sql, broken);
        }
    }

    private Connection connect() throws SQLException {
        return connect("");
    }

    private Connection connect(String manner) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(PostgresCluster.OWNER) + manner, user(), password);
    }

    /** False when its port was taken before it listened. */
    private boolean awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!server.isAlive() && Loopback.wasTaken(lastWords())) {
                return false;
            }
            if (!server.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new ServerNotStarted(
                        "The embedded PostgreSQL did not start. Its last words: " + lastWords(),
                        "See " + cluster.log() + ", or " + OWN_INSTEAD,
                        null);
            }
            pause();
        }
        return true;
    }

    /** Whoever else listens there may never say anything. */
    private boolean answers() {
        try (Connection connection = connect("?socketTimeout=5")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while PostgreSQL was starting", stopped);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(cluster.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException unreadable) {
            return "(no log)";
        }
    }

    /** Ends the server as a clean shutdown; the data stays. A second call does nothing. */
    @Override
    public void close() {
        if (server.isAlive()) {
            cluster.stop();
        }
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
