package cn.fengming.points.web;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer that carries the fingerprint of its bytes. Whoever names that fingerprint has them, and gets 304. An answer
 * larger than {@value #MOST_BYTES} bytes goes out as it comes, without one.
 */
final class TaggedResponse extends ServerHttpResponseDecorator {

    static final int MOST_BYTES = 512 * 1024;

    /** Compressed it is another sequence of bytes, and a strong tag promises the same ones. */
    private static final String COMPRESSED = "-z";

    private static final String ASK_EVERY_TIME =
            Objects.requireNonNull(CacheControl.noCache().cachePrivate().getHeaderValue());

    private final ServerHttpRequest request;
    private final BooleanSupplier mayBeKept;

    /** @param mayBeKept asked when the answer is there, and with it who gave it */
    TaggedResponse(ServerHttpRequest request, ServerHttpResponse response, BooleanSupplier mayBeKept) {
        super(response);
        this.request = request;
        this.mayBeKept = mayBeKept;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return isTagged() ? super.writeWith(tagged(body)) : super.writeWith(body);
    }

    private boolean isTagged() {
        HttpStatusCode status = getStatusCode();
        return (status == null || status.isSameCodeAs(HttpStatus.OK))
                && MediaType.APPLICATION_JSON.isCompatibleWith(getHeaders().getContentType())
                && getHeaders().getETag() == null
                && !isNeverStored(getHeaders().getCacheControl())
                && mayBeKept.getAsBoolean();
    }

    private static boolean isNeverStored(@Nullable String rule) {
        return rule != null && rule.contains("no-store");
    }

    /** Waits for the whole body before the head goes out, but for no more than may be tagged. */
    private Publisher<DataBuffer> tagged(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> whole
                ? whole.flatMap(buffer -> isSmall(List.of(buffer)) ? answer(buffer) : Mono.<DataBuffer>just(buffer))
                : Flux.<DataBuffer>from(body)
                        .bufferUntil(new Full())
                        .switchOnFirst((first, parts) -> start(first.get(), parts));
    }

    private Flux<DataBuffer> start(@Nullable List<DataBuffer> first, Flux<List<DataBuffer>> parts) {
        return first != null && isSmall(first)
                ? answer(bufferFactory().join(first)).flux()
                : parts.flatMapIterable(Function.identity());
    }

    private static boolean isSmall(List<? extends DataBuffer> body) {
        return body.stream().mapToLong(DataBuffer::readableByteCount).sum() <= MOST_BYTES;
    }

    private Mono<DataBuffer> answer(DataBuffer body) {
        String tag = tag(body);
        tell(tag);
        if (!isKnown(tag)) {
            getHeaders().setContentLength(body.readableByteCount());
            return Mono.just(body);
        }
        DataBufferUtils.release(body);
        setStatusCode(HttpStatus.NOT_MODIFIED);
        getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        return Mono.empty();
    }

    private void tell(String tag) {
        HttpHeaders headers = getHeaders();
        headers.setETag(tag);
        if (headers.getCacheControl() == null) {
            headers.setCacheControl(ASK_EVERY_TIME);
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** A proxy that compresses makes the tag weak on its way; it still names these bytes. */
    private boolean isKnown(String tag) {
        return request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(tag::equals);
    }

    private String tag(DataBuffer body) {
        MessageDigest digest = sha256();
        try (DataBuffer.ByteBufferIterator parts = body.readableByteBuffers()) {
            while (parts.hasNext()) {
                ByteBuffer part = parts.next();
                digest.update(part);
            }
        }
        String compressed =
                request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).isEmpty() ? "" : COMPRESSED;
        return "\"" + HexFormat.of().formatHex(digest.digest(), 0, 16) + compressed + "\"";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** True from the buffer on with which a body is larger than may be tagged. */
    private static final class Full implements Predicate<DataBuffer> {

        private long bytes;

        @Override
        public boolean test(DataBuffer buffer) {
            bytes += buffer.readableByteCount();
            return bytes > MOST_BYTES;
        }
    }
}
