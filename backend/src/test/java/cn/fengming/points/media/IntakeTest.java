package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    @TempDir
    Path directory;

    @Test
    void what_a_crash_left_is_swept_and_what_is_being_sent_stays() throws IOException {
        Path incoming = Files.createDirectories(directory.resolve("incoming"));
        Path left = Files.createFile(incoming.resolve("left"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Path sending = Files.createFile(incoming.resolve("sending"));
        Intake intake = new Intake(
                new MediaProperties(directory, 10 << 20, 50_000_000, 2048, 360, Duration.ofDays(7), 200, null));
        try {
            assertThat(intake.sweep(Duration.ofDays(1)).block()).isEqualTo(1);
        } finally {
            intake.destroy();
        }
        assertThat(left).doesNotExist();
        try (var files = Files.list(incoming)) {
            assertThat(files).containsExactly(sending);
        }
    }
}
