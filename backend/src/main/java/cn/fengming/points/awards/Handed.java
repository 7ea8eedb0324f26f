package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.rules.Evidence;
import java.util.List;
import java.util.UUID;

/** What was handed in as evidence: photos and words. */
record Handed(List<ShownPhoto> photos, String words) {

    private static final int FEWEST_LETTERS = 5;

    Handed {
        photos = List.copyOf(photos);
        words = words.strip();
    }

    List<UUID> photoIds() {
        return photos.stream().map(ShownPhoto::id).toList();
    }

    /** @throws Problem 400 naming what is missing */
    void mustSuffice(Evidence evidence) {
        long distinct = photoIds().stream().distinct().count();
        if (distinct != photos.size()) {
            throw Problem.invalid("photos", "同一张照片只能用一次");
        }
        if (distinct < evidence.photosNeeded()) {
            throw Problem.invalid("photos", "这项至少需要" + evidence.photosNeeded() + "张照片");
        }
        if (evidence.beforeAfter() && !(shows(ShownPhoto.Stage.BEFORE) && shows(ShownPhoto.Stage.AFTER))) {
            throw Problem.invalid("photos", "需要整治前和整治后的照片各至少一张");
        }
        if (evidence.needsWords() && words.codePointCount(0, words.length()) < FEWEST_LETTERS) {
            throw Problem.invalid("words", "请把情况说清楚（至少" + FEWEST_LETTERS + "个字）");
        }
    }

    private boolean shows(ShownPhoto.Stage stage) {
        return photos.stream().anyMatch(photo -> photo.stage() == stage);
    }
}
