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
 * What a committee member or inspector writes down at a household.
 *
 * @param card code of the household card, scanned or typed; or else {@code household}
 * @param happenedOn today when left out
 * @param quantity hours, for rules paid by the hour; 1 when left out
 */
record RecordForm(
        @NotBlank(message = "请选择积分项目") String ruleCode,
        @Nullable String card,
        @Nullable UUID household,
        @Nullable LocalDate happenedOn,
        @Nullable Integer quantity,
        @Nullable @Size(max = 500, message = "说明最多500个字") String words,
        @Nullable @Size(max = 80, message = "事项最多80个字") String event,
        @Nullable String hostCard,
        @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull @Valid ShownPhoto> photos) {

    Handed handed() {
        return new Handed(photos == null ? List.of() : photos, words == null ? "" : words);
    }

    int times() {
        return quantity == null ? 1 : quantity;
    }
}
