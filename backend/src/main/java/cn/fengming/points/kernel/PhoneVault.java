package cn.fengming.points.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The only way a phone number gets into the database and out again. At rest it is AES-256-GCM under a key that is not
 * in the database; a number is found again by a keyed fingerprint, which nobody without the key can try out.
 *
 * <p>Everything is arithmetic in memory after construction, so it may run on an event loop.
 */
public class PhoneVault {

    /** Shortest secret accepted, in bytes. */
    public static final int SECRET_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern ORNAMENT = Pattern.compile("[\\s()（）-]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)86");
    private static final Pattern ID_TAIL = Pattern.compile("\\d{3}[\\dX]");
    private static final Pattern NUMBER = Pattern.compile("1[3-9]\\d{9}|0[1-9]\\d{8,10}");

    private final SecretKeySpec sealKey;
    private final SecretKeySpec fingerprintKey;
    private final SecureRandom random;

    /** @param secret at least {@value #SECRET_BYTES} bytes; the two working keys are derived from it */
    public PhoneVault(byte[] secret) {
        if (secret.length < SECRET_BYTES) {
            throw new IllegalArgumentException("the secret must have at least " + SECRET_BYTES + " bytes");
        }
        SecretKeySpec root = new SecretKeySpec(secret, "HmacSHA256");
        sealKey = new SecretKeySpec(mac(root, "phone seal 1"), "AES");
        fingerprintKey = new SecretKeySpec(mac(root, "phone fingerprint 1"), "HmacSHA256");
        random = memoryOnlyRandom();
        open(seal("13800138000").box()); // loads the providers here, not on an event loop
    }

    /**
     * @param box what is stored: version, nonce, ciphertext and tag
     * @param fingerprint 32 bytes, equal for equal numbers, to look the number up by
     */
    public record Sealed(byte[] box, byte[] fingerprint) {}

    /** @throws Problem 400 when it is no Chinese phone number */
    public Sealed seal(String phone) {
        String number = normal(phone);
        return new Sealed(box(number), mac(fingerprintKey, number));
    }

    /**
     * Seals the last four characters of an identity card number; nobody looks anybody up by them.
     *
     * @throws Problem 400 when they are not three digits and a digit or X
     */
    public byte[] sealIdTail(String idTail) {
        String tail = idTail.toUpperCase(Locale.ROOT);
        if (!ID_TAIL.matcher(tail).matches()) {
            throw Problem.invalid("idTail", "请填写身份证号后四位");
        }
        return box(tail);
    }

    private byte[] box(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
                .put(VERSION)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /**
     * The number in a box.
     *
     * @throws IllegalStateException when it was sealed under another key or has been tampered with
     */
    public String open(byte[] box) {
        if (box.length <= 1 + NONCE_BYTES || box[0] != VERSION) {
            throw new IllegalStateException("this is no sealed phone number");
        }
        ByteBuffer content = ByteBuffer.wrap(box, 1, box.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        content.get(nonce);
        byte[] hidden = new byte[content.remaining()];
        content.get(hidden);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, hidden), StandardCharsets.US_ASCII);
    }

    /** @throws Problem 400 when it is no Chinese phone number */
    public byte[] fingerprint(String phone) {
        return mac(fingerprintKey, normal(phone));
    }

    /**
     * The one way to write a number: 11 digits for a mobile phone, area code and number for a landline; no +86, blanks
     * or dashes.
     *
     * @throws Problem 400 when it is no Chinese phone number
     */
    public static String normal(String phone) {
        String digits = COUNTRY.matcher(ORNAMENT.matcher(phone).replaceAll("")).replaceFirst("");
        if (!NUMBER.matcher(digits).matches()) {
            throw Problem.invalid("phone", "手机号格式不对");
        }
        return digits;
    }

    /** For the eyes of others: 138****8000. */
    public static String masked(String phone) {
        String number = normal(phone);
        return number.substring(0, 3) + "****" + number.substring(number.length() - 4);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(new byte[] {VERSION});
            return cipher.doFinal(content);
        } catch (GeneralSecurityException wrongKeyOrTampered) {
            throw new IllegalStateException("a phone number does not fit the secret key", wrongKeyOrTampered);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The platform's default reads a device file each time, which would block an event loop; a DRBG is seeded once. */
    private static SecureRandom memoryOnlyRandom() {
        try {
            SecureRandom random = SecureRandom.getInstance("DRBG");
            random.nextBytes(new byte[1]);
            return random;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
