package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {

    @TempDir
    Path directory;

    @Test
    void givesBackWhatItKeptAndLeavesNoDrafts() throws IOException {
        var store = new DirectoryStore(directory);
        store.keep("town/ab/cd/photo.jpg", "image/jpeg", new byte[] {1, 2, 3});
        store.keep("town/ab/cd/photo.jpg", "image/jpeg", new byte[] {1, 2, 3});
        try (var in = store.open("town/ab/cd/photo.jpg")) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isEqualTo(List.of(directory.resolve("town/ab/cd/photo.jpg")));
        }
    }

    @Test
    void dropsWhatIsThereAndWhatIsNot() throws IOException {
        var store = new DirectoryStore(directory);
        store.keep("a/b.jpg", "image/jpeg", new byte[] {1});
        store.drop("a/b.jpg");
        store.drop("a/b.jpg");
        assertThatThrownBy(() -> store.open("a/b.jpg")).isInstanceOf(IOException.class);
    }

    @Test
    void neverLeavesItsDirectory() {
        var store = new DirectoryStore(directory.resolve("photos"));
        assertThatThrownBy(() -> store.keep("../elsewhere.jpg", "image/jpeg", new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("/etc/hostname")).isInstanceOf(IllegalArgumentException.class);
    }
}
