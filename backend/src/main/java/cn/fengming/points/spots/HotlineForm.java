package cn.fengming.points.spots;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is keyed in.
 *
 * @param callerCard code of the household card, when the caller wants the points
 */
record HotlineForm(
        @NotNull(message = "请选择类型") SpotKind kind,
        @NotNull(message = "请选择村") UUID village,
        @Nullable UUID group,
        @Nullable @Size(max = 100, message = "地点最多100个字") String place,

        @NotBlank(message = "请写明来电反映的情况") @Size(max = 500, message = "情况最多500个字")
        String words,

        @Nullable @Size(max = 6, message = "照片最多 6 张") List<@NotNull UUID> photos,
        @Nullable @Size(max = 20, message = "姓名最多20个字") String callerName,
        @Nullable String callerPhone,
        @Nullable String callerCard) {

    NewSpot spot() {
        return new NewSpot(
                Source.HOTLINE,
                kind,
                village,
                new Where(group, null, place, null, null, null),
                words,
                null,
                photos == null ? List.of() : photos,
                false,
                List.of(),
                null);
    }
}
