package cn.fengming.points.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Who came, as a village writes it. {@code people} 0 says that nothing took place after all. */
public record TurnoutForm(
        @NotNull(message = "请选择行动") UUID action,
        @NotNull(message = "请填写日期") LocalDate day,
        @NotNull(message = "请选择村") UUID village,

        @Min(value = 0, message = "人数应为 0 到 100000") @Max(value = 100_000, message = "人数应为 0 到 100000")
        int people,

        @NotNull(message = "没有说明请写空文字") @Size(max = 300, message = "说明最多 300 字")
        String words,

        @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
        List<@NotNull(message = "照片编号不能为空") UUID> photos) {

    Turnout turnout(UUID id, UUID by, Instant at) {
        return new Turnout(id, action, day, village, people, words.strip(), photos, by, at);
    }
}
