package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is put into the calendar.
 *
 * @param village null for the whole town
 * @param grid of that village, for those who live or work there
 * @param role null for everybody
 * @param lastDay only of a monthly one
 */
public record ActionForm(
        @Nullable UUID village,
        @Nullable UUID grid,
        @Nullable Role role,

        @NotBlank(message = "请填写行动名称") @Size(max = 40, message = "行动名称最多 40 字")
        String title,

        @NotNull(message = "没有地点请写空文字") @Size(max = 60, message = "地点最多 60 字")
        String place,

        @NotNull(message = "没有说明请写空文字") @Size(max = 500, message = "说明最多 500 字")
        String words,

        @NotNull(message = "请填写日期") LocalDate firstDay,
        @Nullable LocalTime beginsAt,
        @NotNull(message = "请选择是否每月一次") Action.Repeats repeats,
        @Nullable LocalDate lastDay,

        @Min(value = 0, message = "提前 0 到 14 天提醒") @Max(value = 14, message = "提前 0 到 14 天提醒")
        int remindDays,

        @Nullable UUID campaign) {

    /** @throws Problem 400 for days out of order, a grid without its village, the auditor as audience */
    ActionForm mustFit() {
        if (lastDay != null && (repeats == Action.Repeats.ONCE || lastDay.isBefore(firstDay))) {
            throw Problem.invalid("lastDay", "只有每月一次的行动才有截止日，不能早于第一次");
        }
        if (grid != null && village == null) {
            throw Problem.invalid("grid", "选了网格，还要选村");
        }
        if (role == Role.AUDITOR) {
            throw Problem.invalid("role", "行动不能只发给监督人员");
        }
        return this;
    }

    Action action(UUID id, UUID by, Instant at) {
        return new Action(
                id,
                village,
                grid,
                role,
                title.strip(),
                place.strip(),
                words.strip(),
                firstDay,
                beginsAt,
                repeats,
                lastDay,
                remindDays,
                campaign,
                by,
                at,
                null,
                null);
    }

    boolean says(Action known) {
        Action mine = action(known.id(), known.madeBy(), known.madeAt());
        return mine.equals(new Action(
                known.id(),
                known.village(),
                known.grid(),
                known.role(),
                known.title(),
                known.place(),
                known.words(),
                known.firstDay(),
                known.beginsAt(),
                known.repeats(),
                known.lastDay(),
                known.remindDays(),
                known.campaign(),
                known.madeBy(),
                known.madeAt(),
                null,
                null));
    }

    boolean staysWith(Action known) {
        return Objects.equals(known.village(), village);
    }
}
