package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.fengming.points.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL refuses root; the program may be root all the same, as in most containers. */
class GivingUpRootTest {

    /** Starts the server below the directory {@code HOME}, says so, and ends it. */
    static final class OnlyPostgres {

        public static void main(String[] arguments) {
            Path directory = Path.of(System.getenv("HOME"), "postgres");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, true)) {
                System.out.println("Ready: " + postgres.url(EmbeddedPostgres.DATABASE));
            }
        }
    }

    /** Some hosts forbid user namespaces: then it runs as nobody, on files that were root's the time before. */
    @Test
    void whatever_the_machine_has_is_used() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to give up being root");
        Path home = Files.createTempDirectory("points-");
        try {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String way : List.of("unshare", "setpriv", "runuser", "unshare")) {
                assertStarts(home, way);
                int owner = way.equals("unshare") ? 0 : 65534;
                assertThat(Files.getAttribute(home.resolve("postgres").resolve("data"), "unix:uid"))
                        .isEqualTo(owner);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    @Test
    void without_any_way_the_program_says_what_to_do() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to give up being root");
        Path home = Files.createTempDirectory("points-");
        try (Program program = start(home, "nothing-of-the-kind")) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.printed()).contains("PostgreSQL refuses to run as root, and neither unshare");
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static void assertStarts(Path home, String way) throws Exception {
        try (Program program = start(home, way)) {
            program.awaitReady();
            assertThat(program.awaitEnd()).as(program.printed()).isZero();
        }
    }

    private static Program start(Path home, String way) throws Exception {
        return Program.start(OnlyPostgres.class, Map.of("HOME", home.toString(), "PATH", Program.pathWith(home, way)));
    }
}
