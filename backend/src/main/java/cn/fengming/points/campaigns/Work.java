package cn.fengming.points.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Something a campaign counts: heaps cleared, places put in order, metres of ditch.
 *
 * @param unit 处, 吨, 米
 * @param decimals how finely it is counted: 0 for places
 */
public record Work(
        @NotBlank(message = "请填写工作代号") @Pattern(regexp = "[a-z0-9-]{1,32}", message = "工作代号只用小写字母、数字和短横线")
        String code,

        @NotBlank(message = "请填写工作名称") @Size(max = 30, message = "工作名称最多 30 字")
        String title,

        @NotBlank(message = "请填写单位") @Size(max = 6, message = "单位最多 6 字")
        String unit,

        @Min(value = 0, message = "小数位数应为 0 到 2") @Max(value = 2, message = "小数位数应为 0 到 2")
        int decimals) {

    /** The least that can be counted and is not less: a load of 2.1 places is one of three. */
    BigDecimal roundedUp(BigDecimal dividend, long divisor) {
        return dividend.divide(BigDecimal.valueOf(divisor), decimals, RoundingMode.CEILING);
    }

    boolean counts(BigDecimal amount) {
        return amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= decimals;
    }
}
