package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to draw.
 *
 * @param count how many; all when there are fewer
 * @param roads names to draw from, for roads only
 * @param reason why it is drawn, or drawn again
 */
public record DrawEntry(
        @NotNull(message = "请写明是哪个村") UUID village,
        @NotNull(message = "请写明抽什么") DrawKind kind,

        @Min(value = 1, message = "至少抽 1 个") @Max(value = 200, message = "最多抽 200 个")
        int count,

        @Nullable @Size(min = 1, max = 500, message = "道路应有 1 到 500 条")
        List<@NotBlank(message = "道路名称不能为空") @Size(max = 60, message = "道路名称过长") String> roads,

        @NotBlank(message = "请写明抽查的事由") @Size(max = 200, message = "事由最多 200 字")
        String reason) {

    List<String> mustNameRoads() {
        if (roads == null || roads.isEmpty()) {
            throw Problem.invalid("roads", "抽查道路要先列出道路名称");
        }
        return roads.stream().map(String::strip).distinct().toList();
    }
}
