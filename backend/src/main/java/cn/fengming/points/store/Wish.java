package cn.fengming.points.store;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household wants to redeem.
 *
 * @param household whose points; null for one's own. Another's only by the village's staff (代办)
 * @param points the total the household agreed to; null to take today's prices as they are
 * @param outlet a partner shop or fair to collect it at; null for the village's own store
 * @param proof why staff act for the household, with its signature or a photo; for nobody else
 */
public record Wish(
        @Nullable UUID household,

        @NotNull(message = "请选择商品") @Size(min = 1, max = Basket.MOST_LINES, message = "一次可兑换 1 到 10 种商品")
        List<@Valid Wanted> lines,

        @Nullable Long points,
        @Nullable UUID outlet,
        @Valid Errand.@Nullable Proof proof) {

    public Wish {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** For one's own household, at today's prices. */
    public static Wish of(List<Wanted> lines) {
        return new Wish(null, lines, null, null, null);
    }
}
