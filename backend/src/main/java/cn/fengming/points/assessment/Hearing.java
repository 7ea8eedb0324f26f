package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an objection.
 *
 * @param reason what the village reads
 * @param correction of the sheet; given exactly when an objection against a sheet is upheld
 * @param report in the place of a figure that stands on no sheet; given exactly when an objection against one is upheld
 */
public record Hearing(
        boolean upheld,

        @NotBlank(message = "请写明答复的理由") @Size(max = 500, message = "理由最多 500 字")
        String reason,

        @Nullable @Valid CorrectionEntry correction,
        @Nullable @Valid ReportCorrection report) {

    void mustBeWhole(boolean sheet) {
        boolean other = sheet ? report != null : correction != null;
        if (sheet ? upheld == (correction == null) : correction != null) {
            throw Problem.invalid("correction", upheld ? "支持异议要写明评分表怎么更正" : "不支持异议就不更正评分表");
        }
        if (other || (!sheet && upheld == (report == null))) {
            throw Problem.invalid("report", upheld && !sheet ? "支持异议要写明数字怎么更正" : "不更正填报的数字");
        }
    }
}
