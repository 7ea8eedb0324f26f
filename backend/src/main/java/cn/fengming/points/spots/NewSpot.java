package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spot as it is sent in, by whoever found it.
 *
 * @param photos of what is dirty, uploaded by who sends it in
 * @param afterPhotos when the reporter cleaned it up already
 * @param seenAt when it was seen; null for now
 */
record NewSpot(
        Source source,
        SpotKind kind,
        UUID village,
        Where where,
        @Nullable String words,
        @Nullable UUID recording,
        List<UUID> photos,
        boolean selfCleaned,
        List<UUID> afterPhotos,
        @Nullable Instant seenAt) {

    static final int MOST_PHOTOS = 6;

    private static final Duration OLDEST = Duration.ofDays(366);

    NewSpot {
        words = words == null || words.isBlank() ? null : words.strip();
        photos = List.copyOf(photos);
        afterPhotos = List.copyOf(afterPhotos);
        where.mustBeFindable();
        if (photos.isEmpty() && source != Source.HOTLINE) {
            throw Problem.invalid("photos", "请至少拍一张照片");
        }
        mustBeFew("photos", photos);
        mustBeFew("afterPhotos", afterPhotos);
        if (selfCleaned && afterPhotos.isEmpty()) {
            throw Problem.invalid("afterPhotos", "已经清理的，请拍一张清理后的照片");
        }
        if (!selfCleaned && !afterPhotos.isEmpty()) {
            throw Problem.invalid("selfCleaned", "有清理后的照片，请选“我已清理”");
        }
    }

    private static void mustBeFew(String field, List<UUID> photos) {
        if (photos.size() > MOST_PHOTOS) {
            throw Problem.invalid(field, "照片最多 " + MOST_PHOTOS + " 张");
        }
        if (photos.stream().distinct().count() < photos.size()) {
            throw Problem.invalid(field, "同一张照片选了两次");
        }
    }

    /**
     * The phone's clock may be wrong: nothing was seen in the future.
     *
     * @throws Problem 400 when it was seen so long ago that nobody would find it
     */
    Instant seen(Instant now) {
        if (seenAt != null && seenAt.isBefore(now.minus(OLDEST))) {
            throw Problem.invalid("reportedAt", "这是一年以前的事了，请到现场看过再反映");
        }
        return seenAt == null || seenAt.isAfter(now) ? now : seenAt;
    }

    NewSpot at(Where found) {
        return new NewSpot(source, kind, village, found, words, recording, photos, selfCleaned, afterPhotos, seenAt);
    }
}
