package cn.fengming.points.duties;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post as it is set up. */
public record PositionForm(
        @NotNull(message = "请选择村") UUID village,
        @NotNull(message = "请选择岗位") Position.Kind kind,

        @NotBlank(message = "请填写负责的路段或片区") @Size(max = 40, message = "路段或片区最多 40 字")
        String title,

        @NotNull(message = "没有职责说明请写空文字") @Size(max = 300, message = "职责最多 300 字")
        String words,

        @Nullable UUID grid) {

    Position position(UUID id, UUID by, Instant at) {
        return new Position(id, village, kind, title.strip(), words.strip(), grid, by, at, null);
    }

    boolean says(Position known) {
        return known.village().equals(village)
                && known.kind() == kind
                && known.title().equals(title.strip())
                && known.words().equals(words.strip())
                && Objects.equals(known.grid(), grid);
    }
}
