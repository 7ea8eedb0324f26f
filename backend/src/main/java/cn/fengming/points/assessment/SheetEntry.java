package cn.fengming.points.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a device sends of a draft: lines it names are set, others stay.
 *
 * @param subject the village that is scored
 */
public record SheetEntry(
        @NotNull(message = "请写明是哪一轮考核") UUID round,
        @NotNull(message = "请写明是哪个村") UUID subject,
        @NotNull(message = "请写明检查日期") LocalDate visitedOn,

        @NotNull(message = "没有打分请写空列表") @Size(max = 50, message = "评分项过多")
        List<@Valid @NotNull(message = "评分项不能为空") MarkEntry> marks) {

    List<Mark> read(Scheme scheme) {
        return MarkEntries.read(marks, scheme, "marks");
    }
}
