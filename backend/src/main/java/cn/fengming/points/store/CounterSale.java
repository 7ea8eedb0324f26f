package cn.fengming.points.store;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 当场兑换: a household without a phone, with its card and its six digits, redeems and takes the goods in one go.
 *
 * @param points the total it agreed to; null to take today's prices as they are
 */
public record CounterSale(
        @NotNull(message = "请选择村") UUID village,

        @NotBlank(message = "请扫户卡") @Size(max = 64, message = "户卡号不对")
        String cardCode,

        @NotBlank(message = "请输入 6 位密码") @Size(max = 20, message = "密码是 6 位数字")
        String pin,

        @NotNull(message = "请选择商品") @Size(min = 1, max = Basket.MOST_LINES, message = "一次可兑换 1 到 10 种商品")
        List<@Valid Wanted> lines,

        @Nullable Long points) {

    public CounterSale {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    Wish wish(UUID household) {
        return new Wish(household, lines, points, null, null);
    }

    /** Without the secrets: what is printed may be kept. */
    @Override
    public String toString() {
        return "CounterSale of " + lines + " in " + village;
    }
}
