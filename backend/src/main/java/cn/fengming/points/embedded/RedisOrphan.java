package cn.fengming.points.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The Redis a killed process left behind. It is ended only when its command line still names our directory. */
final class RedisOrphan {

    private RedisOrphan() {}

    static void remember(Path directory, Process server) throws IOException {
        Files.writeString(directory.resolve("pid"), String.valueOf(server.pid()));
    }

    static void stop(Path directory) throws IOException {
        Path remembered = directory.resolve("pid");
        if (!Files.exists(remembered)) {
            return;
        }
        living(Files.readString(remembered).strip(), directory).ifPresent(RedisOrphan::end);
        Files.delete(remembered);
    }

    private static Optional<ProcessHandle> living(String pid, Path directory) throws IOException {
        Path commandLine = Path.of("/proc", pid, "cmdline");
        boolean ours = pid.matches("\\d{1,10}")
                && Files.exists(commandLine)
                && Files.readString(commandLine).contains(directory.toString());
        return ours ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static void end(ProcessHandle orphan) {
        orphan.destroy();
        try {
            orphan.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            orphan.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
