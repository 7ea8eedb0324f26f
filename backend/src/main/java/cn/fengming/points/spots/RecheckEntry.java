package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the team saw at a spot.
 *
 * @param photos uploaded by the writer beforehand; at least one when it was not put right
 */
public record RecheckEntry(
        @NotNull(message = "请选择复查结果") RecheckResult result,
        @Nullable @Size(max = 300, message = "说明最多 300 字") String words,

        @Nullable @Size(max = 6, message = "照片最多 6 张") List<@NotNull(message = "照片编号不能为空") UUID> photos) {

    /** @throws Problem 400 on {@code photos}: nobody loses marks without a picture */
    RecheckEntry mustShow() {
        if (result == RecheckResult.UNRECTIFIED && photos().isEmpty()) {
            throw Problem.invalid("photos", "没有整改到位的，必须拍照");
        }
        return this;
    }

    /** As a finding says it. */
    String said() {
        return words == null || words.isBlank() ? "复查" + result.words() : words.strip();
    }

    @Override
    public List<UUID> photos() {
        return photos == null ? List.of() : List.copyOf(photos);
    }
}
