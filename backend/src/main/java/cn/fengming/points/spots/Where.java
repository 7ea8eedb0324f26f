package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a spot is: by satellite, or by group and words when there is no signal.
 *
 * @param grid chosen, or the one grid of the group
 * @param place road or landmark in words
 * @param latitude GCJ-02 degrees, as WeChat's phones give it
 * @param accuracy in metres
 */
record Where(
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer accuracy) {

    /** The square around China in which GCJ-02 means anything. */
    private static final double SOUTH = 3;

    private static final double NORTH = 54;
    private static final double WEST = 73;
    private static final double EAST = 136;

    Where {
        place = place == null || place.isBlank() ? null : place.strip();
        mustBeInChina(latitude, longitude);
        if (accuracy != null && accuracy < 0) {
            throw Problem.invalid("accuracy", "定位精度不对");
        }
    }

    /** @throws Problem 400 when only half a place is given, or one outside China */
    static void mustBeInChina(@Nullable Double latitude, @Nullable Double longitude) {
        if ((latitude == null) != (longitude == null)) {
            throw Problem.invalid(latitude == null ? "latitude" : "longitude", "经度和纬度要一起填写");
        }
        if (latitude != null && !(latitude >= SOUTH && latitude <= NORTH)) {
            throw Problem.invalid("latitude", "定位不在中国境内");
        }
        if (longitude != null && !(longitude >= WEST && longitude <= EAST)) {
            throw Problem.invalid("longitude", "定位不在中国境内");
        }
    }

    /** @throws Problem 400 when nobody could find it */
    Where mustBeFindable() {
        if (latitude == null && group == null && place == null) {
            throw Problem.invalid("place", "请打开定位，或选择村民小组、填写地点");
        }
        return this;
    }

    Where withGrid(@Nullable UUID found) {
        return new Where(group, found, place, latitude, longitude, accuracy);
    }
}
