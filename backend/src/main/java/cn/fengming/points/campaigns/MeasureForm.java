package cn.fengming.points.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure as the committee writes it.
 *
 * @param position a named post of the village; null when somebody else sees to it
 */
public record MeasureForm(
        @NotBlank(message = "请填写要做什么") @Size(max = 200, message = "措施最多 200 字")
        String words,

        @Nullable UUID position,

        @NotBlank(message = "请填写谁负责") @Size(max = 40, message = "负责人最多 40 字")
        String responsible,

        @NotNull(message = "请填写什么时候做完") LocalDate dueOn,

        @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
        List<@NotNull(message = "照片编号不能为空") UUID> beforePhotos) {

    Measure measure(UUID id, UUID village, int year, Instant at) {
        return new Measure(
                id,
                village,
                year,
                words.strip(),
                position,
                responsible.strip(),
                dueOn,
                beforePhotos,
                List.of(),
                Measure.State.OPEN,
                null,
                at,
                null);
    }
}
