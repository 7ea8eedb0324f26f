package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small landscape a village made or is making (景观台账). It moves ENTERED -> FINISHED -> ACCEPTED; the town may send it
 * back. Only what was accepted counts, and nobody accepts what they entered themselves.
 *
 * @param said the town's last word
 */
record Landscape(
        UUID id,
        UUID village,
        int year,
        Kind kind,
        String name,
        String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String words,
        List<UUID> beforePhotos,
        List<UUID> afterPhotos,
        State state,
        UUID enteredBy,
        Instant enteredAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String said) {

    Landscape {
        beforePhotos = List.copyOf(beforePhotos);
        afterPhotos = List.copyOf(afterPhotos);
    }

    public enum Kind {
        SCENE("小景观"),
        VEGETABLE_GARDEN("小菜园"),
        GARDEN("小游园"),
        SQUARE("小广场"),
        ORCHARD("小果园"),
        OTHER("其他");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    enum State {
        ENTERED("在建"),
        FINISHED("建成待验"),
        ACCEPTED("已验收"),
        SENT_BACK("退回整改");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** @throws Problem 400 without a picture of after; 409 {@code landscape-state} */
    Landscape finished(State expected, List<UUID> photos) {
        mustBe(expected, State.ENTERED, State.SENT_BACK);
        if (photos.isEmpty()) {
            throw Problem.invalid("photos", "请拍一张建成后的照片");
        }
        return with(State.FINISHED, photos, decidedBy, decidedAt, said);
    }

    /**
     * @param next ACCEPTED, or SENT_BACK with a word
     * @throws Problem 400; 409 {@code landscape-state}; 422 {@code own-entry}
     */
    Landscape decided(State expected, State next, UUID by, Instant at, @Nullable String words) {
        mustBe(expected, State.FINISHED);
        if (by.equals(enteredBy)) {
            throw Problem.refused("own-entry", "自己登记的，请另一位验收");
        }
        if (next == State.SENT_BACK && words == null) {
            throw Problem.invalid("words", "请写明哪里不行");
        }
        return with(next, afterPhotos, by, at, words);
    }

    private void mustBe(State expected, State... starts) {
        if (state != expected || !List.of(starts).contains(state)) {
            throw Problem.conflict("landscape-state", "这一处现在是「" + state.words() + "」，请刷新后再办")
                    .with("state", state);
        }
    }

    private Landscape with(
            State next, List<UUID> after, @Nullable UUID by, @Nullable Instant at, @Nullable String word) {
        return new Landscape(
                id,
                village,
                year,
                kind,
                name,
                place,
                latitude,
                longitude,
                words,
                beforePhotos,
                after,
                next,
                enteredBy,
                enteredAt,
                by,
                at,
                word);
    }
}
