package cn.fengming.points.season;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the line that a draw made. Its household may redeem from the day it is given until the last day of it; what
 * it leaves goes to the next in line.
 *
 * @param place 1 for the smallest lot
 * @param number the household's own in the draw
 * @param taken pieces redeemed on it
 */
record Turn(
        int place,
        int number,
        UUID household,
        int pieces,
        int taken,
        State state,
        @Nullable LocalDate until) {

    /** How far it is. */
    enum State {
        /** 候补. */
        WAITING,
        /** 轮到. */
        GIVEN,
        /** 过期. */
        PASSED
    }

    /** Still to be redeemed today or later. */
    boolean alive(LocalDate today) {
        return state == State.GIVEN && taken < pieces && until != null && !today.isAfter(until);
    }

    boolean over(LocalDate today) {
        return state == State.GIVEN && taken < pieces && until != null && today.isAfter(until);
    }
}
