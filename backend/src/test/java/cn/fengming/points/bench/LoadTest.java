package cn.fengming.points.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nCache-Control: no-store\r\n";

    @Test
    void an_answer_is_whole_when_its_last_byte_has_come() throws Exception {
        assertThat(answered(OK + "Content-Le", "ngth: 1", "2\r\n", "\r\n12345", "6789012"))
                .containsEntry(200, 1L);
    }

    @Test
    void an_answer_in_chunks_ends_with_the_empty_one() throws Exception {
        assertThat(answered(OK + "transfer-encoding: chunked\r\n\r\n5\r\n0\r\n\r\n", "\r\n", "0\r\n", "\r\n"))
                .containsEntry(200, 1L);
    }

    @Test
    void an_answer_without_a_body_ends_with_its_head_and_counts_as_what_it_is() throws Exception {
        assertThat(answered("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n", "\r\n"))
                .containsEntry(304, 1L);
    }

    private static Map<Integer, Long> answered(String... pieces) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, List.of(pieces)));
            Map<Integer, Long> statuses =
                    Load.once(new Once(), server.getLocalPort()).statuses();
            serving.join();
            return statuses;
        }
    }

    private static void serve(ServerSocket server, List<String> pieces) {
        try (Socket client = server.accept()) {
            client.setTcpNoDelay(true);
            // All of it: a connection that is closed with something unread is reset, and what was sent may be lost.
            client.getInputStream().readNBytes(Once.QUESTION.length);
            for (String piece : pieces) {
                client.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Once() implements Asking {

        private static final byte[] QUESTION = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        @Override
        public byte[] next(int connection) {
            return QUESTION;
        }

        @Override
        public int status() {
            return 200;
        }
    }
}
