package cn.fengming.points.awards;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a villager fills in to apply.
 *
 * @param ruleCode code of the rule
 * @param happenedOn the day it was done; today when left out
 * @param words what was done, and where
 * @param event which wedding, contest or honour, for rules that count by event
 * @param hostCard card of the household that was helped, for rules which that household confirms
 */
record ApplicationForm(
        @NotBlank(message = "请选择积分项目") String ruleCode,
        @Nullable LocalDate happenedOn,
        @Nullable @Size(max = 500, message = "说明最多500个字") String words,
        @Nullable @Size(max = 80, message = "事项最多80个字") String event,
        @Nullable String hostCard,
        @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull @Valid ShownPhoto> photos) {

    Handed handed() {
        return new Handed(photos == null ? List.of() : photos, words == null ? "" : words);
    }
}
