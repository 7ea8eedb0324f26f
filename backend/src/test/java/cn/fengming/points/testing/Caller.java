package cn.fengming.points.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests as one person and waits for the answers; may be shared by threads. Writes carry a fresh idempotency
 * key unless one is given. A body is a String or bytes as they are, or anything else as JSON; null sends none.
 */
public final class Caller {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** The API describes itself for twenty seconds where it is not alone, and some machines are far slower. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI base;
    private final @Nullable String token;

    Caller(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** A file, byte for byte. @throws AssertionError when the answer is another than 200 */
    public byte[] download(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = sent(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError("expected a file but got " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    public Answer post(String path, @Nullable Object body) {
        return postWithKey(path, freshKey(), body);
    }

    public Answer postWithKey(String path, String key, @Nullable Object body) {
        return send("POST", path, body, Map.of("Idempotency-Key", key));
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body, Map.of("Idempotency-Key", freshKey()));
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body, Map.of("Idempotency-Key", freshKey()));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of("Idempotency-Key", freshKey()));
    }

    /** Any request with exactly these headers besides the session; they win over what is set by itself. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return answer(request.method(method, publisher(body)).build());
    }

    public static String freshKey() {
        return UUID.randomUUID().toString();
    }

    private URI address(String path) {
        return URI.create(base.resolve(path).toASCIIString());
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        if (body instanceof byte[] bytes) {
            return BodyPublishers.ofByteArray(bytes);
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static Answer answer(HttpRequest request) {
        HttpResponse<String> response = sent(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        HttpHeaders headers = new HttpHeaders();
        response.headers().map().forEach(headers::addAll);
        return new Answer(response.statusCode(), headers, response.body());
    }

    private static <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException broken) {
            throw new AssertionError("no answer to " + request.method() + " " + request.uri(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting for an answer", stopped);
        }
    }
}
