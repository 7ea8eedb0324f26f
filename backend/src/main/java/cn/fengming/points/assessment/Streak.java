package cn.fengming.points.assessment;

import java.util.Map;

/**
 * Being among the first or last N for so many periods running (连续两个月后十名), and what that brings, every time.
 *
 * @param periods at least so many; 1 for the period alone
 */
record Streak(String name, End end, int places, int periods, Mode mode, Brought brings) {

    enum End {
        TOP,
        BOTTOM
    }

    enum Mode {
        /** Its consequences come in the place of those of shorter streaks at the same end. */
        REPLACE,
        /** They come in addition. */
        ADD;

        static final Map<String, Mode> WORDS = Map.of("replace", REPLACE, "add", ADD);
    }

    boolean counts(History.Held held) {
        return end == End.TOP ? held.amongFirst(places) : held.amongLast(places);
    }

    boolean replaces(Streak other) {
        return mode == Mode.REPLACE && end == other.end && periods > other.periods;
    }
}
