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
import java.util.Locale;

/** One kept-alive connection: a request goes out, its whole answer comes back, then the next. */
final class Wire {

    private static final int LARGEST_ANSWER = 256 * 1024;

    final int number;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private int whole;

    /** Since when whoever asked has been waiting, in nanoseconds. */
    long since;

    int step;

    Wire(int number, int port, Selector selector) throws IOException {
        this.number = number;
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(byte[] request) throws IOException {
        out = ByteBuffer.wrap(request);
        in.clear();
        whole = 0;
        write();
    }

    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Takes in what has come. @return the status when the answer is whole, 0 before */
    int read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the backend closed a connection");
        }
        if (whole == 0) {
            whole = length();
        }
        boolean complete = whole > 0 ? in.position() >= whole : whole < 0 && lastChunk();
        return complete ? status() : 0;
    }

    /** Of head and body; 0 while the head is not whole, -1 when the body comes in chunks. */
    private int length() {
        String head = new String(in.array(), 0, Math.min(in.position(), 4096), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        String lower = head.substring(0, end + 2).toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return lower.contains("chunked") ? -1 : end + 4;
        }
        int from = at + "\r\ncontent-length:".length();
        return end
                + 4
                + Integer.parseInt(
                        lower.substring(from, lower.indexOf("\r\n", from)).strip());
    }

    private boolean lastChunk() {
        int end = in.position();
        byte[] all = in.array();
        return end > 5 && all[end - 5] == '0' && all[end - 4] == '\r' && all[end - 1] == '\n' && all[end - 6] == '\n';
    }

    private int status() {
        byte[] all = in.array();
        return (all[9] - '0') * 100 + (all[10] - '0') * 10 + all[11] - '0';
    }

    void close() throws IOException {
        channel.close();
    }
}
