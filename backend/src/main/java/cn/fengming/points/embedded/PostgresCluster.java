package cn.fengming.points.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files of one PostgreSQL cluster and the programs that work on them. Made once, kept from then on. */
final class PostgresCluster {

    static final String OWNER = "postgres";

    private final Path directory;
    private final Path data;
    private final Path programs;
    private final Unprivileged way;

    private PostgresCluster(Path directory, Path programs, Unprivileged way) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.programs = programs;
        this.way = way;
    }

    static PostgresCluster in(Path directory) throws IOException {
        Unprivileged way = Unprivileged.below(directory);
        PostgresCluster cluster = new PostgresCluster(directory, PostgresBinaries.unpackedBelow(directory), way);
        cluster.stopOrphan();
        way.own(Files.createDirectories(cluster.data));
        if (!Files.exists(cluster.data.resolve("PG_VERSION"))) {
            cluster.initialise();
        }
        return cluster;
    }

    String password() throws IOException {
        return Secret.kept(directory.resolve("password"));
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** A killed process may have left its server behind: we hold the directory's lock, so it is nobody's now. */
    private void stopOrphan() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            stop();
        }
    }

    void stop() {
        try {
            Children.run(
                    command("pg_ctl", "--pgdata", data.toString(), "stop", "--mode", "fast", "--wait", "-t", "20"));
        } catch (IllegalStateException notRunning) {
            // A stale pid file of a server that is gone: the next server removes it.
        }
    }

    private void initialise() throws IOException {
        Path password = directory.resolve("password-once");
        Secret.write(password, password());
        way.own(password);
        // The builtin provider sorts alike on every machine; names are sorted by their pinyin column.
        Children.run(command(
                "initdb",
                "--pgdata=" + data,
                "--username=" + OWNER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        Files.delete(password);
    }

    Process start(int port, boolean durable, List<String> changed) {
        List<String> command = new ArrayList<>(way.prefix());
        command.addAll(Children.dyingWithUs("INT"));
        Collections.addAll(
                command,
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port));
        settings(durable).forEach(setting -> Collections.addAll(command, "-c", setting));
        changed.forEach(setting -> Collections.addAll(command, "-c", setting));
        return Children.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .directory(Path.of("/").toFile()));
    }

    private static List<String> settings(boolean durable) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=" + Loopback.HOST,
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=128MB",
                "timezone=Asia/Shanghai",
                "log_timezone=Asia/Shanghai",
                // Neither statements nor the values of a refused row belong in a log: they name people.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                // Where books are long each posting writes other pages whole after a checkpoint.
                "wal_compression=on",
                "jit=off"));
        if (!durable) {
            Collections.addAll(settings, "fsync=off", "full_page_writes=off", "synchronous_commit=off");
        }
        return settings;
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(way.prefix());
        command.add(programs.resolve("bin").resolve(program).toString());
        Collections.addAll(command, arguments);
        return command;
    }
}
