package cn.fengming.points.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject is ranked and what is asked of it.
 *
 * @param subject or a village, for everything in it
 * @param group class or district
 */
public record RosterRow(
        @NotNull(message = "请写明考核对象") UUID subject,

        @Nullable @Size(min = 1, max = 30, message = "类别 1 到 30 个字")
        String group,

        @Nullable @PositiveOrZero(message = "任务不能小于零") @Max(value = 1_000_000, message = "任务过大")
        Long target) {}
