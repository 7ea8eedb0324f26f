package cn.fengming.points.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as an inspector writes it.
 *
 * @param kind code in the line's catalogue of deductions; none on a line that is marked by judgement
 * @param count places (处)
 * @param spot where: a road, a group, a household card
 * @param photos uploaded by the writer beforehand
 */
public record FindingEntry(
        @NotBlank(message = "请写明评分项") @Size(max = 32, message = "评分项代号过长")
        String line,

        @Nullable @Size(max = 32, message = "扣分类别代号过长") String kind,

        @NotBlank(message = "请写明问题") @Size(max = 500, message = "问题最多 500 字")
        String text,

        @Min(value = 1, message = "至少 1 处") @Max(value = 999, message = "最多 999 处")
        int count,

        @Nullable @Size(max = 100, message = "地点最多 100 字") String spot,

        @NotNull(message = "没有照片请写空列表") @Size(max = 9, message = "一个问题最多 9 张照片")
        List<@NotNull(message = "照片编号不能为空") UUID> photos) {

    Finding finding(UUID id, UUID by, Instant at) {
        return new Finding(id, line, kind, text, count, spot, photos, by, at);
    }
}
