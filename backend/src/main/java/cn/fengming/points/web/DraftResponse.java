package cn.fengming.points.web;

import cn.fengming.points.kernel.StoredAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that is written down but not sent: the transaction behind it may still fail. */
final class DraftResponse extends ServerHttpResponseDecorator {

    private final HttpHeaders headers = new HttpHeaders();
    private HttpStatusCode status = HttpStatus.OK;
    private byte[] body = {};
    private boolean written;

    DraftResponse(ServerHttpResponse response) {
        super(response);
    }

    StoredAnswer answer(byte[] bodyHash) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, values) -> kept.put(name, List.copyOf(values)));
        kept.keySet().removeIf(HttpHeaders.CONTENT_LENGTH::equalsIgnoreCase);
        return new StoredAnswer(bodyHash, status.value(), kept, body);
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode asked) {
        status = Objects.requireNonNullElse(asked, HttpStatus.OK);
        return !written;
    }

    @Override
    public boolean setRawStatusCode(@Nullable Integer asked) {
        return setStatusCode(asked == null ? null : HttpStatusCode.valueOf(asked));
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public boolean isCommitted() {
        return written;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> content) {
        return DataBufferUtils.join(content).doOnNext(this::take).then(setComplete());
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> content) {
        return writeWith(Flux.from(content).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.fromRunnable(() -> written = true);
    }

    private void take(DataBuffer content) {
        body = new byte[content.readableByteCount()];
        content.read(body);
        DataBufferUtils.release(content);
    }
}
