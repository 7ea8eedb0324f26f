package cn.fengming.points.store;

import cn.fengming.points.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Draws pickup codes and keeps them so that the database alone tells nobody one: eight digits have too few values for
 * a plain hash, so the fingerprint is keyed, and bound to town and village; the sealed form is bound to its redemption.
 * The picture is signed with the village's key, which a counter checks without a network.
 * All of it runs off the event loop, because the source of randomness may wait.
 */
@Component
class PickupCodes {

    private static final int VALUES = 100_000_000;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec printKey;
    private final SecretKeySpec sealKey;
    private final SecretKeySpec seedKey;
    private final Map<Place, VillageKey> keys = new ConcurrentHashMap<>();

    private record Place(UUID town, UUID village) {}

    PickupCodes(Secret secret) {
        printKey = new SecretKeySpec(secret.derive("pickup code fingerprint 1"), "HmacSHA256");
        sealKey = new SecretKeySpec(secret.derive("pickup code seal 1"), "AES");
        seedKey = new SecretKeySpec(secret.derive("pickup code signature 1"), "HmacSHA256");
    }

    /** A code nobody can guess from others. Whether an open redemption has it already, only the database knows. */
    Mono<PickupCode.Fresh> draw(UUID town, UUID village, UUID redemption) {
        return Mono.fromCallable(() -> fresh(town, village, redemption, digits()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** The fingerprint under which a code of a village is kept. */
    Mono<byte[]> print(UUID town, UUID village, String digits) {
        return Mono.fromCallable(() -> mac(town, village, digits)).subscribeOn(Schedulers.boundedElastic());
    }

    /** The eight digits again, for the household's eyes, and what its QR picture holds. */
    Mono<PickupCode.Shown> open(UUID town, UUID village, UUID redemption, byte[] box) {
        return Mono.fromCallable(() -> shown(town, village, redemption, unseal(redemption, box)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Whether a QR picture was made here for this village. Bare digits never are. */
    Mono<Boolean> madeHere(UUID town, UUID village, PickupCode code) {
        UUID redemption = code.redemption();
        String signature = code.signature();
        return redemption == null || signature == null
                ? Mono.just(false)
                : Mono.fromCallable(() ->
                                key(town, village).signed(PickupCode.signedText(redemption, code.digits()), signature))
                        .subscribeOn(Schedulers.boundedElastic());
    }

    /** What a counter recognises the QR pictures of a village by without asking here. */
    Mono<String> publicKey(UUID town, UUID village) {
        return Mono.fromCallable(() -> key(town, village).published()).subscribeOn(Schedulers.boundedElastic());
    }

    PickupCode.Fresh fresh(UUID town, UUID village, UUID redemption, String digits) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden =
                cipher(Cipher.ENCRYPT_MODE, nonce, redemption).doFinal(digits.getBytes(StandardCharsets.US_ASCII));
        byte[] box = ByteBuffer.allocate(nonce.length + hidden.length)
                .put(nonce)
                .put(hidden)
                .array();
        String picture = shown(town, village, redemption, digits).picture();
        return new PickupCode.Fresh(digits, mac(town, village, digits), box, picture);
    }

    private PickupCode.Shown shown(UUID town, UUID village, UUID redemption, String digits)
            throws GeneralSecurityException {
        String text = PickupCode.signedText(redemption, digits);
        return new PickupCode.Shown(digits, text + "." + key(town, village).sign(text));
    }

    /** Made from the secret alone, so it never changes; making it takes longer than signing. */
    private VillageKey key(UUID town, UUID village) throws GeneralSecurityException {
        Place place = new Place(town, village);
        VillageKey known = keys.get(place);
        if (known != null) {
            return known;
        }
        VillageKey made = VillageKey.of(mac(seedKey, town, village, new byte[0]));
        keys.put(place, made);
        return made;
    }

    private String digits() {
        return String.format(Locale.ROOT, "%08d", random.nextInt(VALUES));
    }

    private byte[] mac(UUID town, UUID village, String digits) throws GeneralSecurityException {
        return mac(printKey, town, village, digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] mac(SecretKeySpec key, UUID town, UUID village, byte[] content)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(bytes(town));
        mac.update(bytes(village));
        return mac.doFinal(content);
    }

    private String unseal(UUID redemption, byte[] box) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
        byte[] open =
                cipher(Cipher.DECRYPT_MODE, nonce, redemption).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
        return new String(open, StandardCharsets.US_ASCII);
    }

    private Cipher cipher(int mode, byte[] nonce, UUID redemption) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(redemption));
        return cipher;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
