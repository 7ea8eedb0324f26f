package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
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
    private final int maxBytes;
    private long received;

    IncomingFile(Path directory, int maxBytes) throws IOException, NoSuchAlgorithmException {
        this.digest = MessageDigest.getInstance("SHA-256");
        this.maxBytes = maxBytes;
        Files.createDirectories(directory);
        this.path = Files.createTempFile(directory, "upload-", ".part");
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /** Writes and releases the buffer. Emits the bytes received so far. */
    long write(DataBuffer buffer) throws IOException {
        try {
            received += buffer.readableByteCount();
            if (received > (long) maxBytes * PATIENCE) {
                throw tooLarge();
            }
            if (received <= maxBytes) {
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
        if (received > maxBytes) {
            throw tooLarge();
        }
        if (received == 0) {
            throw Problem.invalid("photo", "照片是空的，请重新上传");
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

    private Problem tooLarge() {
        String detail = "照片不能超过 " + maxBytes / (1024 * 1024) + " MB，请压缩后再传";
        return new Problem(413, "photo-too-large", detail).field("photo", detail);
    }
}
