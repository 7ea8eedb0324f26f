package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who brought a spot up. Never shown to the home it is about, nor to anybody without a post.
 *
 * @param by the person who sent it; of a call, who keyed it in
 * @param from household of that person
 * @param masked their name as staff may read it, 张*丰
 * @param callerHome household of the caller, when the card was given
 * @param seenAt when it was seen, by the phone's clock; a report may be sent late
 */
record Origin(
        Source source,
        UUID by,
        @Nullable UUID from,
        String masked,
        @Nullable UUID callerHome,
        Instant seenAt) {

    /** The person who reported it, or of the calling household; not who only wrote a call down. */
    boolean isReporter(Actor actor) {
        return source == Source.HOTLINE
                ? callerHome != null && callerHome.equals(actor.household())
                : by.equals(actor.person());
    }

    /** The household an award would go to. */
    @Nullable
    UUID household() {
        return source == Source.HOTLINE ? callerHome : from;
    }

    /** Somebody is there who can be asked whether it is clean now. */
    boolean canBeAsked() {
        return source != Source.HOTLINE || callerHome != null;
    }
}
