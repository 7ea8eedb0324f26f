package cn.fengming.points.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive connection: a request goes out, its whole answer comes back, then the next. It shares the processors
 * with what is measured, so it looks at bytes and makes nothing of them.
 */
final class Wire {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNKS = -1;

    final int number;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_ANSWER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(4096);
    private int whole;

    /** Where the next chunk says its size, when the body comes in chunks. */
    private int chunk;

    /** Since when whoever asked has been waiting, in nanoseconds. */
    long since;

    Wire(int number, int port, Selector selector) throws IOException {
        this.number = number;
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(byte[] request) throws IOException {
        out.clear().put(request).flip();
        in.clear();
        whole = 0;
        write();
    }

    void write() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Takes in what has come. @return the status when the answer is whole, 0 before */
    int read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the backend closed a connection");
        }
        if (!in.hasRemaining()) {
            throw new IOException("an answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        if (whole == 0) {
            whole = length();
        }
        boolean complete = whole > 0 ? in.position() >= whole : whole == CHUNKS && lastChunkCame();
        return complete ? status() : 0;
    }

    /** Of head and body; 0 while the head is not whole, {@link #CHUNKS} when the body comes in chunks. */
    private int length() {
        int body = 0;
        int line = 0;
        for (int at = 1; at < in.position(); at++) {
            if (in.get(at) != '\n') {
                continue;
            }
            if (at - line == 1) {
                chunk = at + 1;
                return body == CHUNKS ? CHUNKS : at + 1 + body;
            }
            line = at + 1;
            if (begins(line, LENGTH)) {
                body = numberAt(line + LENGTH.length);
            } else if (begins(line, CHUNKED)) {
                body = CHUNKS;
            }
        }
        return 0;
    }

    /** In capitals or not. */
    private boolean begins(int at, byte[] name) {
        if (at + name.length > in.position()) {
            return false;
        }
        for (int letter = 0; letter < name.length; letter++) {
            byte found = in.get(at + letter);
            if (found != name[letter] && (found | 0x20) != name[letter]) {
                return false;
            }
        }
        return true;
    }

    private int numberAt(int from) {
        int value = 0;
        for (int at = from; at < in.position() && in.get(at) != '\r'; at++) {
            value = in.get(at) == ' ' ? value : value * 10 + in.get(at) - '0';
        }
        return value;
    }

    /** By their sizes: what stands in a chunk may look like the end. */
    private boolean lastChunkCame() {
        int begins = behindLine(chunk);
        while (begins > 0 && sizeAt(chunk) > 0) {
            chunk = begins + sizeAt(chunk) + 2;
            begins = behindLine(chunk);
        }
        return begins > 0 && in.position() >= begins + 2;
    }

    private int sizeAt(int from) {
        int size = 0;
        for (int at = from; in.get(at) != '\r'; at++) {
            size = size * 16 + Character.digit(in.get(at), 16);
        }
        return size;
    }

    /** 0 while the line is not whole. */
    private int behindLine(int from) {
        int at = from;
        while (at < in.position() && in.get(at) != '\n') {
            at++;
        }
        return at < in.position() ? at + 1 : 0;
    }

    private int status() {
        return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
    }

    void close() throws IOException {
        channel.close();
    }
}
