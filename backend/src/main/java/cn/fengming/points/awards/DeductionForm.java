package cn.fengming.points.awards;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff writes down when they notify a household.
 *
 * @param card code of the household card; or else {@code household}
 * @param words what was found and what has to be put right
 * @param photos at least one, always
 */
record DeductionForm(
        @NotBlank(message = "请选择扣分项目") String ruleCode,
        @Nullable String card,
        @Nullable UUID household,
        @Nullable LocalDate happenedOn,

        @NotBlank(message = "请写明问题和整改要求") @Size(max = 500, message = "说明最多500个字")
        String words,

        @Nullable @Size(max = 80, message = "事项最多80个字") String event,

        @NotNull(message = "扣分必须有照片") @Size(min = 1, max = 9, message = "扣分需要1到9张照片")
        List<@NotNull @Valid ShownPhoto> photos) {

    Handed handed() {
        return new Handed(photos, words);
    }
}
