package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a spot was put right: a picture after, and where it was taken. There is none without both.
 *
 * @param onSite how the place was checked, when there is no satellite
 */
record Rectification(
        List<UUID> photos,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String onSite) {

    static final int MOST_PHOTOS = 6;

    Rectification {
        photos = List.copyOf(photos);
        if (photos.isEmpty()) {
            throw Problem.invalid("photos", "请拍一张整改后的照片");
        }
        if (photos.size() > MOST_PHOTOS) {
            throw Problem.invalid("photos", "照片最多 " + MOST_PHOTOS + " 张");
        }
        Where.mustBeInChina(latitude, longitude);
        onSite = onSite == null || onSite.isBlank() ? null : onSite.strip();
        if (latitude == null && onSite == null) {
            throw Problem.invalid("onSite", "请打开定位；没有定位时写明在现场的情况");
        }
    }

    /** What the log keeps of it besides the photos. */
    Place place() {
        return new Place(latitude, longitude, onSite);
    }

    record Place(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String onSite) {}
}
