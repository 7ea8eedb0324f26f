package cn.fengming.points.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.Servers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port that was free when it was chosen may be somebody else's when the server comes: then it listens elsewhere. */
class PortTakenTest {

    private final Path directory = Servers.newDataDirectory("port-taken");
    private ServerSocket others;
    private int asked;

    @BeforeEach
    void somebodyElseListens() throws IOException {
        others = new ServerSocket(0, 1, Loopback.address());
        Thread doorman = new Thread(this::hangUpOnEverybody, "doorman");
        doorman.setDaemon(true);
        doorman.start();
    }

    @AfterEach
    void nobodyListens() throws IOException {
        others.close();
    }

    private void hangUpOnEverybody() {
        try {
            while (true) {
                others.accept().close();
            }
        } catch (IOException over) {
            // nobody listens any more
        }
    }

    private int takenFirst() throws IOException {
        return asked++ == 0 ? others.getLocalPort() : Loopback.freePort();
    }

    @Test
    void redis_listens_on_another() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), false, this::takenFirst)) {
            assertThat(redis.url()).doesNotEndWith(":" + others.getLocalPort());
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void postgres_listens_on_another() {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(directory.resolve("postgres"), false, List.of(), this::takenFirst)) {
            assertThat(postgres.url("points")).doesNotContain(":" + others.getLocalPort() + "/");
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void what_finds_no_port_gives_its_directory_back() {
        Path home = directory.resolve("redis");
        assertThatThrownBy(() -> EmbeddedRedis.start(home, false, () -> others.getLocalPort()))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("ports was taken by others");
        EmbeddedRedis.start(home, false).close();
    }
}
