package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 提货码 as it reaches the counter: eight digits spoken or typed, or the content of the household's QR picture, which
 * also names the redemption.
 *
 * @param redemption the redemption the picture names; null when only digits came
 */
record PickupCode(String digits, @Nullable UUID redemption) {

    static final int DIGITS = 8;

    private static final String QR_VERSION = "FM1";
    private static final Pattern ORNAMENT = Pattern.compile("[\\s-]");
    private static final Pattern PLAIN = Pattern.compile("\\d{" + DIGITS + "}");
    private static final Pattern QR = Pattern.compile(QR_VERSION + "\\.([0-9a-f-]{36})\\.(\\d{" + DIGITS + "})");

    /** A code just drawn, and how it is kept: a keyed fingerprint to find it by, and sealed to show it again. */
    record Fresh(String digits, byte[] print, byte[] box) {}

    /** @throws Problem 400 when it is neither */
    static PickupCode parse(String text) {
        var picture = QR.matcher(text.strip());
        if (picture.matches()) {
            return new PickupCode(picture.group(2), uuid(picture.group(1)));
        }
        String digits = ORNAMENT.matcher(text).replaceAll("");
        if (!PLAIN.matcher(digits).matches()) {
            throw wrongForm();
        }
        return new PickupCode(digits, null);
    }

    /** What the QR picture of the household holds. */
    static String qr(UUID redemption, String digits) {
        return String.join(".", QR_VERSION, redemption.toString(), digits);
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
