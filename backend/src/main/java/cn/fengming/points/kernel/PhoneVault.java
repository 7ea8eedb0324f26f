package cn.fengming.points.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
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
    private static final byte[] PLACE = {VERSION};
    private static final Pattern ORNAMENT = Pattern.compile("[\\s()（）-]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)86");
    private static final Pattern ID_TAIL = Pattern.compile("\\d{3}[\\dX]");
    private static final Pattern NUMBER = Pattern.compile("1[3-9]\\d{9}|0[1-9]\\d{8,10}");

    private final Seal seal;
    private final SecretKeySpec fingerprintKey;

    /** @param secret at least {@value #SECRET_BYTES} bytes; the two working keys are derived from it */
    public PhoneVault(byte[] secret) {
        if (secret.length < SECRET_BYTES) {
            throw new IllegalArgumentException("the secret must have at least " + SECRET_BYTES + " bytes");
        }
        SecretKeySpec root = new SecretKeySpec(secret, "HmacSHA256");
        seal = new Seal(mac(root, "phone seal 1"));
        fingerprintKey = new SecretKeySpec(mac(root, "phone fingerprint 1"), "HmacSHA256");
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
        byte[] sealed = seal.seal(text.getBytes(StandardCharsets.US_ASCII), PLACE);
        return ByteBuffer.allocate(1 + sealed.length).put(VERSION).put(sealed).array();
    }

    /**
     * The number in a box.
     *
     * @throws IllegalStateException when it was sealed under another key or has been tampered with
     */
    public String open(byte[] box) {
        if (box.length < 1 || box[0] != VERSION) {
            throw new IllegalStateException("this is no sealed phone number");
        }
        return new String(seal.open(Arrays.copyOfRange(box, 1, box.length), PLACE), StandardCharsets.US_ASCII);
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

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
