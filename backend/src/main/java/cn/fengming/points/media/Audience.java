package cn.fengming.points.media;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a photo is for.
 *
 * @param village whose staff may always look; null leaves it as the uploader's village, or unknown
 * @param household whose people may always look: the home it shows; null for none
 */
public record Audience(
        Visibility visibility,
        @Nullable UUID village,
        @Nullable UUID household) {

    /** The household concerned and the staff of its village: the rule for evidence. */
    public static Audience household(UUID village, UUID household) {
        return new Audience(Visibility.PRIVATE, village, household);
    }

    /** Only the staff of the village and whoever uploaded it. */
    public static Audience staff(UUID village) {
        return new Audience(Visibility.PRIVATE, village, null);
    }

    public static Audience village(UUID village) {
        return new Audience(Visibility.VILLAGE, village, null);
    }

    public static Audience everybody(UUID village) {
        return new Audience(Visibility.PUBLIC, village, null);
    }
}
