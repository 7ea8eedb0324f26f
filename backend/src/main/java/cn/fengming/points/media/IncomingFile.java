package cn.fengming.points.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * One body on its way to disk. What exceeds the limit is read and dropped, so that a phone hears the answer instead of a
 * broken connection; what exceeds it by far is cut off.
 */
class IncomingFile {

    private static final int PATIENCE = 4;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final Expected expected;
    private long received;

    IncomingFile(Path directory, Expected expected) throws IOException, NoSuchAlgorithmException {
        this.digest = MessageDigest.getInstance("SHA-256");
        this.expected = expected;
        Files.createDirectories(directory);
        this.path = Files.createTempFile(directory, "upload-", ".part");
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /** Writes and releases the buffer. Emits the bytes received so far. */
    long write(DataBuffer buffer) throws IOException {
        try {
            received += buffer.readableByteCount();
            if (received > (long) expected.maxBytes() * PATIENCE) {
                throw expected.tooLarge();
            }
            if (received <= expected.maxBytes()) {
                writeAll(buffer);
            }
            return received;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private void writeAll(DataBuffer buffer) throws IOException {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                ByteBuffer part = parts.next();
                digest.update(part.duplicate());
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        }
    }

    Upload finish() throws IOException {
        channel.close();
        if (received > expected.maxBytes()) {
            throw expected.tooLarge();
        }
        if (received == 0) {
            throw expected.empty();
        }
        return new Upload(path, ByteBuffer.wrap(digest.digest()));
    }

    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
