package cn.fengming.points.inspection;

import cn.fengming.points.assessment.KnownRound;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a round is inspected.
 *
 * @param howMany villages to draw; given exactly when {@code choice} is {@code DRAWN}
 * @param follows the plan to take up again; given exactly when {@code choice} is {@code AGAIN}
 * @param nominated villages put forward by their districts; only when {@code choice} is {@code DISTRICT}
 * @param inspectors who is in the pot; empty for every inspector of the town
 * @param untilDay the last day of the visits (每月 25 日前: the 24th)
 */
record PlanEntry(
        @NotNull(message = "请写明是哪一期考核") UUID round,

        @NotBlank(message = "请写检查的名称") @Size(max = 60, message = "名称最多 60 字")
        String title,

        @NotNull(message = "请写明去哪些村") Choice choice,

        @Nullable @Min(value = 1, message = "至少抽 1 个村") @Max(value = 500, message = "最多抽 500 个村")
        Integer howMany,

        @Min(value = 1, message = "每组至少 1 人") @Max(value = 9, message = "每组最多 9 人")
        int teamSize,

        boolean crossVillage,
        boolean binding,
        @Nullable UUID follows,

        @Size(max = 200, message = "推荐的村最多 200 个") List<@NotNull(message = "村的编号不能为空") UUID> nominated,

        @Size(max = 500, message = "检查员最多 500 人") List<@NotNull(message = "检查员的编号不能为空") UUID> inspectors,

        @NotNull(message = "请写从哪天开始") LocalDate fromDay,
        @NotNull(message = "请写到哪天为止") LocalDate untilDay,

        @NotBlank(message = "请写明检查的事由") @Size(max = 200, message = "事由最多 200 字")
        String reason) {

    PlanEntry {
        nominated = nominated == null ? List.of() : List.copyOf(nominated);
        inspectors = inspectors == null ? List.of() : List.copyOf(inspectors);
    }

    /** @throws Problem 400 naming the field that does not fit the others, or the round */
    PlanEntry mustFit(KnownRound round, LocalDate today) {
        if ((choice == Choice.DRAWN) == (howMany == null)) {
            throw Problem.invalid("howMany", choice == Choice.DRAWN ? "请写抽几个村" : "只有抽几个村时才写个数");
        }
        if ((choice == Choice.AGAIN) == (follows == null)) {
            throw Problem.invalid("follows", choice == Choice.AGAIN ? "请写明接着哪一次检查" : "只有原班人再去时才写上一次检查");
        }
        if (choice != Choice.DISTRICT && !nominated.isEmpty()) {
            throw Problem.invalid("nominated", "只有按管区推荐时才写推荐的村");
        }
        mustNotRepeat("nominated", nominated, "推荐的村");
        mustNotRepeat("inspectors", inspectors, "检查员");
        if (untilDay.isBefore(fromDay)) {
            throw Problem.invalid("untilDay", "最后一天不能早于第一天");
        }
        if (fromDay.isBefore(round.firstDay())
                || untilDay.isAfter(round.lastDay().plusDays(31))) {
            throw Problem.invalid(
                    "fromDay",
                    "检查的日子应在 " + round.firstDay() + " 到 " + round.lastDay().plusDays(31) + " 之间");
        }
        if (untilDay.isBefore(today)) {
            throw Problem.invalid("untilDay", "最后一天已经过了");
        }
        return this;
    }

    private static void mustNotRepeat(String field, List<UUID> ids, String noun) {
        if (new HashSet<>(ids).size() != ids.size()) {
            throw Problem.invalid(field, noun + "写重了");
        }
    }
}
