package cn.fengming.points.board;

import cn.fengming.points.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Answers with the fingerprint of what a page says, so that a phone that has it already gets a few bytes: the wall
 * changes once a day and is looked at often, over weak signal.
 */
@Component
class Fingerprint {

    /** Phones and shared caches ask again after a minute: what is taken off the wall is gone soon. */
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Json json;

    Fingerprint(Json json) {
        this.json = json;
    }

    <T> ResponseEntity<T> answer(ServerHttpRequest request, T page) {
        String tag = "\"" + hash(json.text(page)) + "\"";
        if (request.getHeaders().getIfNoneMatch().contains(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(FRESH)
                    .build();
        }
        return ResponseEntity.ok().eTag(tag).cacheControl(FRESH).body(page);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
