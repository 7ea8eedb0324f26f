package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets somebody without a session fetch one photo for half an hour: a service that checks pictures. The address itself
 * is the permission; nobody can make one, or another from one.
 */
@Component
public class CheckedPhotos {

    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int BODY_BYTES = 16 + 16 + Long.BYTES;
    private static final int SEAL_BYTES = 16;

    private final PhotoRows rows;
    private final Archive archive;
    private final Clock clock;
    private final SecretKeySpec key;

    CheckedPhotos(PhotoRows rows, Archive archive, Secret secret, Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.clock = clock;
        this.key = new SecretKeySpec(secret.derive("checked photo address 1"), "HmacSHA256");
        seal(new byte[BODY_BYTES]); // loads the provider here, not on an event loop
    }

    /** The path of a photo for the next half hour. */
    public String path(UUID town, UUID photo) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(town.getMostSignificantBits())
                .putLong(town.getLeastSignificantBits())
                .putLong(photo.getMostSignificantBits())
                .putLong(photo.getLeastSignificantBits())
                .putLong(clock.instant().plus(VALID).getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(seal(body))
                .array();
        return "/api/v1/checked-photos/" + encoded(token);
    }

    /** @throws Problem 404 for a token that is not ours or no longer valid */
    Mono<Flux<DataBuffer>> picture(String token) {
        return Mono.fromSupplier(() -> opened(token))
                .flatMap(body -> rows.find(id(body), id(body)))
                .switchIfEmpty(Mono.error(CheckedPhotos::unknown))
                .map(row -> archive.read(row.place(), false));
    }

    private ByteBuffer opened(String token) {
        byte[] bytes = decoded(token);
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        byte[] shown = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
        ByteBuffer fields = ByteBuffer.wrap(body);
        if (!MessageDigest.isEqual(seal(body), shown)
                || Instant.ofEpochSecond(fields.getLong(BODY_BYTES - Long.BYTES))
                        .isBefore(clock.instant())) {
            throw unknown();
        }
        return fields;
    }

    private static byte[] decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // a permission is written in one way: neither cut off nor spelled otherwise
            if (bytes.length == BODY_BYTES + SEAL_BYTES && encoded(bytes).equals(token)) {
                return bytes;
            }
        } catch (IllegalArgumentException noToken) {
            throw unknown();
        }
        throw unknown();
    }

    private static String encoded(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static UUID id(ByteBuffer body) {
        return new UUID(body.getLong(), body.getLong());
    }

    private byte[] seal(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Problem unknown() {
        return Problem.notFound("这张照片");
    }
}
