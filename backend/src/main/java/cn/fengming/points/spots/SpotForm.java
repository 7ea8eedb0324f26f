package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as a phone sends it, at once or much later.
 *
 * @param latitude GCJ-02
 * @param accuracy in metres
 * @param afterPhotos when the reporter cleaned it up already
 * @param reportedAt when it was seen, by the phone's clock; now when left out
 */
record SpotForm(
        @NotNull(message = "请选择类型") SpotKind kind,
        @NotNull(message = "请选择村") UUID village,
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable @Size(max = 100, message = "地点最多100个字") String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer accuracy,
        @Nullable @Size(max = 500, message = "说明最多500个字") String words,
        @Nullable UUID recording,
        @NotNull(message = "请至少拍一张照片") List<@NotNull UUID> photos,
        @Nullable Boolean selfCleaned,
        @Nullable List<@NotNull UUID> afterPhotos,
        @Nullable Instant reportedAt) {

    NewSpot by(Actor actor) {
        return new NewSpot(
                Grounds.at(actor, village) == Capacity.REPORTER ? Source.RESIDENT : Source.STAFF,
                kind,
                village,
                new Where(group, grid, place, latitude, longitude, accuracy),
                words,
                recording,
                photos,
                Boolean.TRUE.equals(selfCleaned),
                afterPhotos == null ? List.of() : afterPhotos,
                reportedAt);
    }
}
