package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look as it is sent.
 *
 * @param words what was seen; may be left out when it was clean
 * @param photos uploaded by the writer beforehand; at least one of a bad look
 */
public record LookForm(
        @NotNull(message = "请写明回头看的日期") LocalDate lookedOn,
        @NotNull(message = "请写明是否保持良好") Boolean clean,
        @Nullable @Size(max = 300, message = "说明最多 300 字") String words,

        @Nullable @Size(max = 6, message = "照片最多 6 张") List<@NotNull(message = "照片编号不能为空") UUID> photos) {

    /** @throws Problem 400 for a day ahead, or a bad look without a photo */
    LookForm mustFit(LocalDate today) {
        if (lookedOn.isAfter(today)) {
            throw Problem.invalid("lookedOn", "回头看的日期不能在今天之后");
        }
        if (!clean && photos().isEmpty()) {
            throw Problem.invalid("photos", "又出现问题的，必须拍照");
        }
        return this;
    }

    String said() {
        if (words == null || words.isBlank()) {
            return clean ? "保持良好" : "回头看发现反弹";
        }
        return words.strip();
    }

    @Override
    public List<UUID> photos() {
        return photos == null ? List.of() : List.copyOf(photos);
    }
}
