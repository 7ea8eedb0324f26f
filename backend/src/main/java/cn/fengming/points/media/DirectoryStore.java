package cn.fengming.points.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Photos and recordings as files. A file appears under its name only once it is whole and on disk. */
class DirectoryStore implements MediaStore {

    private final Path root;

    DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void keep(String place, String type, byte[] content) throws IOException {
        Path file = file(place);
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), ".", ".part");
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public InputStream open(String place) throws IOException {
        return Files.newInputStream(file(place));
    }

    @Override
    public void drop(String place) throws IOException {
        Files.deleteIfExists(file(place));
    }

    private Path file(String place) {
        Path file = root.resolve(place).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("place outside the media directory: " + place);
        }
        return file;
    }
}
