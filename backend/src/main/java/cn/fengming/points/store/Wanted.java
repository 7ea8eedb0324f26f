package cn.fengming.points.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Pieces of one good that a household wants. */
public record Wanted(
        @NotNull(message = "请选择商品") UUID good,

        @Min(value = 1, message = "数量至少为 1") @Max(value = 1000, message = "数量太大")
        int pieces) {}
