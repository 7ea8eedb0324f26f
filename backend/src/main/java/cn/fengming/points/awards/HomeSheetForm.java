package cn.fengming.points.awards;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One home as the inspector scored it.
 *
 * @param card code of the household card; or else {@code household}
 * @param inspectedOn today when left out; its month is the sheet's month
 * @param score 0 to 100
 * @param photos uploaded before; the red flag takes at least one
 */
record HomeSheetForm(
        @Nullable String card,
        @Nullable UUID household,
        @Nullable LocalDate inspectedOn,

        @NotNull(message = "请打分") @Min(value = 0, message = "分数应在0到100之间") @Max(value = 100, message = "分数应在0到100之间")
        Integer score,

        @Nullable @Size(max = 500, message = "说明最多500个字") String words,
        @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull UUID> photos) {

    List<UUID> shown() {
        return photos == null ? List.of() : photos;
    }

    String said() {
        return words == null ? "" : words.strip();
    }
}
