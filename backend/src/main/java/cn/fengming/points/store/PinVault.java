package cn.fengming.points.store;

import cn.fengming.points.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The only place a household's six digits are looked at. They have a million values, so a slow hash alone would be tried
 * out in a day: what is hashed is a keyed print of them, bound to town and household, whose key is not in the database.
 * It takes a processor a tenth of a second on purpose and never runs on an event loop.
 */
@Component
class PinVault {

    private static final int ROUNDS = 10;

    private final BCryptPasswordEncoder slow = new BCryptPasswordEncoder(ROUNDS);
    private final SecretKeySpec key;

    PinVault(Secret secret) {
        key = new SecretKeySpec(secret.derive("household pin 1"), "HmacSHA256");
    }

    /** What may be kept of them. */
    Mono<String> hash(UUID town, UUID household, String pin) {
        return Mono.fromCallable(() -> String.valueOf(slow.encode(print(town, household, pin))))
                .subscribeOn(Schedulers.boundedElastic());
    }

    Mono<Boolean> fits(UUID town, UUID household, String pin, String hash) {
        return Mono.fromCallable(() -> slow.matches(print(town, household, pin), hash))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private String print(UUID town, UUID household, String pin) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(bytes(town));
        mac.update(bytes(household));
        return Base64.getEncoder().encodeToString(mac.doFinal(pin.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
