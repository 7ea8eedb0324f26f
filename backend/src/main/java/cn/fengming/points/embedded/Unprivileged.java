package cn.fengming.points.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL is started, which refuses to run as root. A root process puts it into a user namespace, where files
 * stay root's; where that is forbidden it runs as nobody, who then must own the data.
 *
 * @param prefix the words before the server's command
 * @param asNobody true when files below the directory must be given to nobody
 */
record Unprivileged(List<String> prefix, boolean asNobody) {

    private static final int NOBODY = 65534;

    static Unprivileged below(Path directory) throws IOException {
        if (!isRoot()) {
            return new Unprivileged(List.of(), false);
        }
        return Stream.of(
                        new Unprivileged(List.of("unshare", "-U"), false),
                        new Unprivileged(
                                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true),
                        new Unprivileged(List.of("runuser", "-u", "nobody", "--"), true))
                .filter(way -> way.reaches(directory))
                .findFirst()
                .orElseThrow(() -> new ServerNotStarted(
                        "PostgreSQL refuses to run as root, and neither unshare, setpriv nor runuser"
                                + " could start it below " + directory + ".",
                        "Start the program as another user, choose a POINTS_DATA_DIR that every user can reach,"
                                + " or set POINTS_DATABASE_URL to use a PostgreSQL of your own.",
                        null));
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    private boolean reaches(Path directory) {
        return Children.succeeds(Stream.concat(prefix.stream(), Stream.of("test", "-x", directory.toString()))
                .toArray(String[]::new));
    }

    /** Makes files belong to whoever the server runs as. They may stem from a start that went another way. */
    void own(Path path) throws IOException {
        if (!isRoot()) {
            return;
        }
        Integer owner = asNobody ? NOBODY : 0;
        if (!owner.equals(Files.getAttribute(path, "unix:uid"))) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }
}
