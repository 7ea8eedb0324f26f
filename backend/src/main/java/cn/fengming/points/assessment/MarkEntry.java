package cn.fengming.points.assessment;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A mark as an inspector writes it.
 *
 * @param line code of a line that is marked by judgement
 * @param score 0 up to the line's full mark, at most two decimals
 * @param remark why it is not the full mark
 */
public record MarkEntry(
        @NotBlank(message = "请写明评分项") @Size(max = 32, message = "评分项代号过长")
        String line,

        @NotNull(message = "请打分")
        @DecimalMin(value = "0", message = "得分不能小于零")
        @Digits(integer = 4, fraction = 2, message = "得分最多两位小数")
        BigDecimal score,

        @Nullable @Size(max = 200, message = "说明最多 200 字") String remark) {

    Mark mark() {
        return new Mark(line, Score.of(score), remark);
    }
}
