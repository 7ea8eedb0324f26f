package cn.fengming.points.assessment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An objection as a village committee writes it.
 *
 * @param subject the village
 * @param line code of the contested line
 * @param finding the contested finding; null for the line as a whole
 * @param photos uploaded by the writer beforehand
 */
public record ObjectionEntry(
        @NotNull(message = "请写明是哪个村") UUID subject,

        @NotBlank(message = "请写明对哪一项有异议") @Size(max = 32, message = "评分项代号过长")
        String line,

        @Nullable UUID finding,

        @NotBlank(message = "请写明异议的理由") @Size(max = 500, message = "理由最多 500 字")
        String grounds,

        @NotNull(message = "没有照片请写空列表") @Size(max = 9, message = "最多 9 张照片")
        List<@NotNull(message = "照片编号不能为空") UUID> photos) {}
