package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 提货码 as it reaches the counter: eight digits spoken or typed, or the content of the household's QR picture, which
 * also names the redemption and carries the village's signature. Pictures of the first kind, without one, hang on
 * kitchen walls until they are collected.
 *
 * @param redemption the redemption the picture names; null when only digits came
 * @param signature of {@link #signedText()}; null when there is none
 */
record PickupCode(
        String digits, @Nullable UUID redemption, @Nullable String signature) {

    static final int DIGITS = 8;

    private static final String SIGNED_VERSION = "FM2";
    private static final Pattern ORNAMENT = Pattern.compile("[\\s-]");
    private static final Pattern PLAIN = Pattern.compile("\\d{" + DIGITS + "}");
    private static final Pattern BARE_PICTURE = Pattern.compile("FM1\\.([0-9a-f-]{36})\\.(\\d{" + DIGITS + "})");
    private static final Pattern SIGNED_PICTURE =
            Pattern.compile(SIGNED_VERSION + "\\.([0-9a-f-]{36})\\.(\\d{" + DIGITS + "})\\.([0-9A-Za-z_-]{86})");

    /** A code just drawn, and how it is kept: a keyed fingerprint to find it by, and sealed to show it again. */
    record Fresh(String digits, byte[] print, byte[] box, String picture) {

        Shown shown() {
            return new Shown(digits, picture);
        }
    }

    /** A code for the household's eyes, and what its QR picture holds. */
    record Shown(String digits, String picture) {}

    /** @throws Problem 400 when it is neither */
    static PickupCode parse(String text) {
        var signed = SIGNED_PICTURE.matcher(text.strip());
        if (signed.matches()) {
            return new PickupCode(signed.group(2), uuid(signed.group(1)), signed.group(3));
        }
        var bare = BARE_PICTURE.matcher(text.strip());
        if (bare.matches()) {
            return new PickupCode(bare.group(2), uuid(bare.group(1)), null);
        }
        String digits = ORNAMENT.matcher(text).replaceAll("");
        if (!PLAIN.matcher(digits).matches()) {
            throw wrongForm();
        }
        return new PickupCode(digits, null, null);
    }

    /** What is signed: everything in the picture before the signature. */
    static String signedText(UUID redemption, String digits) {
        return String.join(".", SIGNED_VERSION, redemption.toString(), digits);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw wrongForm();
        }
    }

    private static Problem wrongForm() {
        return Problem.invalid("code", "提货码是 " + DIGITS + " 位数字");
    }
}
