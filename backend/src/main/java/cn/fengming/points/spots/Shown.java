package cn.fengming.points.spots;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff decided about showing a spot to everybody.
 *
 * @param listed false keeps it off public lists: the inside of a home, a face
 * @param doubt what a check of words or photos said, until staff looked at it
 */
record Shown(
        boolean listed, @Nullable Hiding hiding, @Nullable String doubt) {

    static final Shown YES = new Shown(true, null, null);

    record Hiding(Instant at, UUID by, String reason) {}

    boolean toEverybody() {
        return listed && hiding == null && doubt == null;
    }

    Shown listed(boolean now) {
        return new Shown(now, hiding, now ? null : doubt);
    }

    Shown hidden(@Nullable Hiding now) {
        return new Shown(listed, now, doubt);
    }

    Shown doubted(@Nullable String words) {
        return new Shown(listed, hiding, words);
    }
}
