package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One handover at the counter (核销): with the pickup code; or, when the phone is missing, with the household's card, the
 * redemption picked from the list, and its secret number or the reason why; or to one of the committee who collects.
 *
 * @param village whose store it is
 * @param code eight digits or the content of the QR picture
 * @param collector who collects when it is not the household; null when it is
 * @param errand by which one of the committee collects
 * @param pin the household's six digits, typed by itself
 */
public record Handing(
        @NotNull(message = "请选择村") UUID village,
        @Size(max = 200, message = "提货码是 8 位数字") @Nullable String code,
        @Nullable UUID redemption,
        @Size(max = 64, message = "户卡号不对") @Nullable String cardCode,
        @Size(max = 200, message = "原因最多 200 字") @Nullable String reason,
        @Valid @Nullable Collector collector,
        @Nullable UUID errand,
        @Size(max = 20, message = "密码是 6 位数字") @Nullable String pin) {

    /** Handing over to whoever shows the code. */
    public static Handing withCode(UUID village, String code) {
        return new Handing(village, code, null, null, null, null, null, null);
    }

    /** Handing over to the household itself, which proved who it is. */
    static Handing inPerson(UUID village, UUID redemption) {
        return new Handing(village, null, redemption, null, "凭户卡和密码", null, null, "");
    }

    boolean byCode() {
        return code != null && !code.isBlank();
    }

    boolean byPin() {
        return !byCode() && errand == null && pin != null;
    }

    /** Whether the household, or whoever it gave its code, stood at the counter: no staff alone could have done it. */
    boolean householdSpoke() {
        return byCode() || byPin();
    }

    /** @throws Problem 400 when neither the code nor all of card, redemption and number or reason are there */
    Handing mustSayHow() {
        if (byCode() || errand != null) {
            return this;
        }
        if (redemption == null || cardCode == null || cardCode.isBlank()) {
            throw Problem.invalid("code", "请输入提货码；没有手机的，请出示户卡并选择兑换单");
        }
        if (pin == null && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "没有提货码时，请写明原因");
        }
        return this;
    }

    Handing to(Collector other) {
        return new Handing(village, code, redemption, cardCode, reason, other, errand, pin);
    }

    @Nullable
    String collectorName() {
        return collector == null ? null : collector.name().strip();
    }

    @Nullable
    String relation() {
        return collector == null ? null : collector.relation().strip();
    }

    /** What stands on the redemption. */
    @Nullable
    String why() {
        return byPin() && (reason == null || reason.isBlank()) ? "凭户卡和密码" : reason;
    }

    /** Without the secrets: what is printed may be kept. */
    @Override
    public String toString() {
        return "Handing of " + redemption + " in " + village;
    }
}
