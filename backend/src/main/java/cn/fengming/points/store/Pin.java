package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 户卡密码: whether a household has set its six digits, and when; never the digits.
 *
 * @param reset what was asked for because they were forgotten; null when nothing is under way
 */
public record Pin(
        UUID household,
        boolean set,
        @Nullable Instant setAt,
        @Nullable Reset reset) {

    private static final Pattern DIGITS = Pattern.compile("\\d{6}");

    /**
     * Setting it, in person.
     *
     * @param cardCode the household's card lies on the table
     * @param pin what the household typed
     * @param old the digits until now; not needed the first time, nor after an agreed reset
     */
    public record Form(
            @NotBlank(message = "请扫这家的户卡") @Size(max = 64, message = "户卡号不对")
            String cardCode,

            @NotBlank(message = "请输入 6 位密码") @Size(max = 20, message = "密码是 6 位数字")
            String pin,

            @Size(max = 20, message = "密码是 6 位数字") @Nullable String old) {

        /** Without the secrets: what is printed may be kept. */
        @Override
        public String toString() {
            return "Pin.Form";
        }
    }

    /** Why it has to be set anew. */
    public record Asking(
            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** A reset: asked for by one person, agreed to by another, used once. */
    public record Reset(
            UUID id,
            UUID householdId,
            UUID villageId,
            String reason,
            UUID askedBy,
            String askerName,
            Instant askedAt,
            @Nullable UUID agreedBy,
            @Nullable String agreerName,
            @Nullable Instant agreedAt,
            @Nullable Instant usedAt) {

        /** @throws Problem 403 by who asked; 409 when it is agreed to already */
        Reset mustAwait(Actor second) {
            if (agreedAt != null) {
                throw Problem.conflict("reset-agreed", "已经同意过了");
            }
            if (askedBy.equals(second.person())) {
                throw Problem.forbidden("重设密码要由另一个人同意");
            }
            return this;
        }
    }

    /** @throws Problem 400 when it is not six digits, or ones that everybody tries first */
    static String mustBeGood(String pin) {
        if (!DIGITS.matcher(pin).matches()) {
            throw Problem.invalid("pin", "密码是 6 位数字");
        }
        if (isPlain(pin)) {
            throw Problem.invalid("pin", "这个密码太容易猜，请换一个");
        }
        return pin;
    }

    /** All alike, or each one more or less than the one before. */
    private static boolean isPlain(String pin) {
        return IntStream.of(-1, 0, 1)
                .anyMatch(step ->
                        IntStream.range(1, pin.length()).allMatch(at -> pin.charAt(at) - pin.charAt(at - 1) == step));
    }
}
