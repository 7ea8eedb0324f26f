package cn.fengming.points.paper;

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
 * One body on its way to disk. What exceeds the limit is read and dropped, so that the sender hears the answer instead
 * of a broken connection; what exceeds it by far is cut off.
 */
final class IncomingBook {

    private static final int PATIENCE = 4;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final int mostBytes;
    private long received;

    IncomingBook(int mostBytes) throws IOException, NoSuchAlgorithmException {
        this.mostBytes = mostBytes;
        this.digest = MessageDigest.getInstance("SHA-256");
        this.path = Files.createTempFile("workbook-", ".xlsx");
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /** Writes and releases the buffer. Emits the bytes received so far. */
    long write(DataBuffer buffer) throws IOException {
        try {
            received += buffer.readableByteCount();
            if (received > (long) mostBytes * PATIENCE) {
                throw Unreadable.tooLarge(mostBytes);
            }
            if (received <= mostBytes) {
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

    /** @return SHA-256 of all bytes */
    byte[] finish() throws IOException {
        channel.close();
        if (received > mostBytes) {
            throw Unreadable.tooLarge(mostBytes);
        }
        if (received == 0) {
            throw Unreadable.empty();
        }
        return digest.digest();
    }

    Path path() {
        return path;
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
