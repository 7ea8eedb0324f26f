package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a village's plan: what is done, by whom, until when, with a picture of before and of after.
 *
 * @param position a named post of the village that sees to it; null when somebody else does
 * @param responsible who, in words
 * @param said the town's last word about it
 */
record Measure(
        UUID id,
        UUID village,
        int year,
        String words,
        @Nullable UUID position,
        String responsible,
        LocalDate dueOn,
        List<UUID> beforePhotos,
        List<UUID> afterPhotos,
        State state,
        @Nullable String said,
        Instant madeAt,
        @Nullable Instant doneAt) {

    Measure {
        beforePhotos = List.copyOf(beforePhotos);
        afterPhotos = List.copyOf(afterPhotos);
    }

    enum State {
        OPEN("在办"),
        DONE("做完待验"),
        ACCEPTED("已验收"),
        DROPPED("已删去");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean overdue(LocalDate today) {
        return state == State.OPEN && dueOn.isBefore(today);
    }

    /** @throws Problem 400 without a picture of after; 409 {@code measure-state} */
    Measure done(State expected, List<UUID> photos, Instant at) {
        mustBe(expected, State.OPEN);
        if (photos.isEmpty()) {
            throw Problem.invalid("photos", "请拍一张做完后的照片");
        }
        return with(State.DONE, photos, said, at);
    }

    /** @throws Problem 409 {@code measure-state} */
    Measure accepted(State expected, @Nullable String words) {
        mustBe(expected, State.DONE);
        return with(State.ACCEPTED, afterPhotos, words, doneAt);
    }

    /** @throws Problem 400 without a word; 409 {@code measure-state} */
    Measure sentBack(State expected, @Nullable String words) {
        mustBe(expected, State.DONE);
        if (words == null) {
            throw Problem.invalid("words", "请写明哪里没有做好");
        }
        return with(State.OPEN, afterPhotos, words, doneAt);
    }

    /** @throws Problem 409 {@code measure-state} */
    Measure dropped(State expected) {
        mustBe(expected, State.OPEN);
        return with(State.DROPPED, afterPhotos, said, doneAt);
    }

    private void mustBe(State expected, State start) {
        if (state != expected || state != start) {
            throw Problem.conflict("measure-state", "这一条现在是「" + state.words() + "」，请刷新后再办")
                    .with("state", state);
        }
    }

    private Measure with(State next, List<UUID> after, @Nullable String word, @Nullable Instant done) {
        return new Measure(
                id, village, year, words, position, responsible, dueOn, beforePhotos, after, next, word, madeAt, done);
    }
}
