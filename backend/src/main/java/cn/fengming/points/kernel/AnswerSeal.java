package cn.fengming.points.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps answers so that the database alone tells nobody what was said, nor lets anybody try out what was asked. An answer
 * is bound to its key: moved to another person's row it does not open.
 */
@Component
class AnswerSeal {

    private final Seal seal;
    private final SecretKeySpec printKey;

    AnswerSeal(Secret secret) {
        seal = new Seal(secret.derive("answer seal 1"));
        printKey = new SecretKeySpec(secret.derive("answer fingerprint 1"), "HmacSHA256");
        print(new UUID(0, 0), new byte[0]); // loads the provider here, not on an event loop
    }

    byte[] seal(AnswerKey key, byte[] body) {
        return seal.seal(body, place(key));
    }

    /** @throws IllegalStateException when it was sealed under another secret or for another key */
    byte[] open(AnswerKey key, byte[] box) {
        return seal.open(box, place(key));
    }

    /** What the hash of a request is kept as. */
    byte[] print(UUID town, byte[] hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(printKey);
            mac.update(town.toString().getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] place(AnswerKey key) {
        return String.join(" ", key.town().toString(), key.person().toString(), key.operation(), key.key())
                .getBytes(StandardCharsets.UTF_8);
    }
}
