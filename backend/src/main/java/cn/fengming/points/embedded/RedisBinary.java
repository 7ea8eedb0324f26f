package cn.fengming.points.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Redis's one program, copied once from the class path; the file carries the release's name. */
final class RedisBinary {

    private RedisBinary() {}

    static Path unpackedBelow(Path directory) throws IOException {
        String name = resourceName();
        Path program = directory.resolve(name);
        if (!Files.exists(program)) {
            Path halfDone = Files.createTempFile(directory, "unpacking-", "");
            try (InputStream packed = open(name)) {
                Files.copy(packed, halfDone, StandardCopyOption.REPLACE_EXISTING);
            }
            halfDone.toFile().setExecutable(true, false);
            Files.move(halfDone, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    static String resourceName() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "redis-server-6.2.6-v5-linux-amd64";
            case "aarch64", "arm64" -> "redis-server-6.2.7-linux-arm64";
            default -> "redis-server-linux-" + System.getProperty("os.arch");
        };
    }

    private static InputStream open(String name) {
        InputStream found = RedisBinary.class.getResourceAsStream("/" + name);
        if (found == null) {
            throw new ServerNotStarted(
                    "This build carries no Redis for this machine (" + name + ").",
                    "Set POINTS_REDIS_URL to use a Redis of your own.",
                    null);
        }
        return found;
    }
}
