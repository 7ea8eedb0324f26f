package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Owed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the town writes it. Of one that follows from a frozen place, village, kind and grounds stay as they are.
 *
 * @param problems for one written by hand: what is to be put right, a line each
 * @param dueOn the last day for the answer; null when none is asked for
 */
record LetterEntry(
        @NotNull(message = "请写明发给哪个村") UUID village,
        @NotNull(message = "请选约谈还是通知") Letter.Kind kind,

        @NotBlank(message = "请写标题") @Size(max = 60, message = "标题最多 60 字")
        String title,

        @NotBlank(message = "请写明发给谁") @Size(max = 100, message = "最多 100 字")
        String addressee,

        @NotBlank(message = "请写明缘由") @Size(max = 200, message = "缘由最多 200 字")
        String cause,

        @NotBlank(message = "请写正文") @Size(max = 2000, message = "正文最多 2000 字")
        String words,

        @NotNull(message = "没有问题清单请写空列表") @Size(max = 50, message = "问题最多 50 条")
        List<@NotBlank(message = "问题不能为空") @Size(max = 300, message = "每条最多 300 字") String> problems,

        @Nullable LocalDate dueOn) {

    List<Owed.Reason> grounds() {
        return problems.stream()
                .map(problem -> new Owed.Reason("", problem.strip(), null, null, null, List.of()))
                .toList();
    }
}
