package cn.fengming.points.assessment;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is reported.
 *
 * @param subject village, household, grid, work or road
 * @param line code of a line, or of a veto
 * @param kind for a finding: its kind in the line's catalogue
 * @param value problems counted, marks, amount done, places; 1 for a veto; none to take back what is replaced
 * @param target what is to be done, where neither scheme nor roster says it
 * @param words where it comes from, as the village reads it
 * @param photos uploaded by the writer beforehand
 * @param replaces the report it corrects
 */
public record ReportEntry(
        @NotNull(message = "请写明考核对象") UUID subject,

        @NotBlank(message = "请写明评分项") @Size(max = 32, message = "评分项代号过长")
        String line,

        @Nullable @Size(max = 32, message = "类别代号过长") String kind,

        @Nullable
        @Digits(integer = 7, fraction = 2, message = "最多两位小数")
        @DecimalMax(value = "1000000", message = "数字过大")
        BigDecimal value,

        @Nullable
        @Digits(integer = 7, fraction = 2, message = "最多两位小数")
        @DecimalMax(value = "1000000", message = "数字过大")
        BigDecimal target,

        @NotNull(message = "请写明日期") LocalDate day,

        @NotBlank(message = "请写明情况或来源") @Size(max = 500, message = "说明最多 500 字")
        String words,

        @NotNull(message = "没有照片请写空列表") @Size(max = 9, message = "最多 9 张照片")
        List<@NotNull(message = "照片编号不能为空") UUID> photos,

        @Nullable UUID replaces) {

    Report report(UUID id, UUID round, UUID by, Instant at) {
        return new Report(
                id,
                round,
                subject,
                line,
                kind,
                value == null ? null : Score.of(value),
                target == null ? null : Score.of(target),
                day,
                words,
                photos,
                replaces,
                by,
                at);
    }
}
