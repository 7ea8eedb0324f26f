package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The permission to look at one transfer, as it stands in the QR picture of its receipt. It is good for as long as the
 * paper is kept; nobody can make one, or another from one.
 */
@Component
class ReceiptToken {

    private static final int BODY_BYTES = 16 + 16;
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;

    ReceiptToken(Secret secret) {
        key = new SecretKeySpec(secret.derive("receipt address 1"), "HmacSHA256");
        seal(new byte[BODY_BYTES]); // loads the provider here, not on an event loop
    }

    record Subject(UUID town, UUID transfer) {}

    /** 64 letters that stand in an address as they are. */
    String of(UUID town, UUID transfer) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(town.getMostSignificantBits())
                .putLong(town.getLeastSignificantBits())
                .putLong(transfer.getMostSignificantBits())
                .putLong(transfer.getLeastSignificantBits())
                .array();
        byte[] token = ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(seal(body))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws Problem 404 for one that is not ours */
    Subject open(String token) {
        byte[] bytes = decoded(token);
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        boolean ours = bytes.length == BODY_BYTES + SEAL_BYTES
                && MessageDigest.isEqual(seal(body), Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length));
        if (!ours) {
            throw unknown();
        }
        ByteBuffer ids = ByteBuffer.wrap(body);
        return new Subject(id(ids), id(ids));
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noToken) {
            throw unknown();
        }
    }

    private static UUID id(ByteBuffer ids) {
        return new UUID(ids.getLong(), ids.getLong());
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

    static Problem unknown() {
        return Problem.notFound("这张收据：二维码没有扫全，或者不是这里出的收据");
    }
}
