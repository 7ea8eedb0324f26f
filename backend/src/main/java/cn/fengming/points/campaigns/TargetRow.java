package cn.fengming.points.campaigns;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A target as it is set.
 *
 * @param group class of villages, empty for none
 * @param amount 0 takes a target back that nothing was reported on
 */
public record TargetRow(
        @NotNull(message = "请选择村") UUID village,

        @NotBlank(message = "请选择工作") @Size(max = 32, message = "工作代号过长")
        String work,

        @NotNull(message = "不分类请写空文字") @Size(max = 20, message = "分类最多 20 字")
        String group,

        @NotNull(message = "请填写任务数")
        @PositiveOrZero(message = "任务数不能小于零")
        @Digits(integer = 9, fraction = 2, message = "任务数最多两位小数")
        BigDecimal amount) {

    Target target() {
        return new Target(village, work, group.strip(), amount);
    }
}
