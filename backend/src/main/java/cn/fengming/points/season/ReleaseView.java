package cn.fengming.points.season;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scarce good as somebody sees it.
 *
 * @param openNow whether anybody may redeem it now
 * @param entries households that have put themselves down
 * @param waiting how many of a line are still waiting
 * @param taken pieces redeemed so far by turn or slice
 * @param slices of the groups
 * @param mine what it means for the household asked about; null for who has none
 */
record ReleaseView(
        Release release,
        boolean openNow,
        int entries,
        int waiting,
        int taken,
        List<SliceView> slices,
        @Nullable Mine mine) {

    /** A group's slice with its name. */
    record SliceView(@Nullable UUID group, String name, int households, int pieces, int taken) {}

    /** Whether a household may redeem the good now. */
    enum Standing {
        /** 还没有报名. */
        NOT_ENTERED,
        /** 已报名. */
        ENTERED,
        /** 没有参加抽签. */
        LEFT_OUT,
        /** 候补. */
        WAITING,
        /** 轮到, or pieces left in the slice of the group. */
        MAY,
        /** 兑完了: of the turn or the slice. */
        TAKEN,
        /** 过期. */
        PASSED,
        /** 向全村开放. */
        OPEN
    }

    /**
     * A household's standing.
     *
     * @param number in the draw
     * @param place in the line
     * @param left pieces it may still redeem on its turn or of its slice
     * @param until last day of its turn
     */
    record Mine(
            Standing standing,
            @Nullable Integer number,
            @Nullable Integer place,
            @Nullable Integer left,
            @Nullable LocalDate until) {

        static Mine open() {
            return new Mine(Standing.OPEN, null, null, null, null);
        }

        static Mine entered(@Nullable Integer number) {
            return new Mine(number == null ? Standing.NOT_ENTERED : Standing.ENTERED, number, null, null, null);
        }

        static Mine leftOut() {
            return new Mine(Standing.LEFT_OUT, null, null, null, null);
        }

        static Mine of(Turn turn, LocalDate today) {
            int left = turn.pieces() - turn.taken();
            Standing standing = switch (turn.state()) {
                case WAITING -> Standing.WAITING;
                case PASSED -> Standing.PASSED;
                case GIVEN -> left == 0 ? Standing.TAKEN : turn.over(today) ? Standing.PASSED : Standing.MAY;
            };
            return new Mine(standing, turn.number(), turn.place(), left, turn.until());
        }

        /** @param before pieces the household has redeemed of it */
        static Mine of(Release release, @Nullable Slice slice, int before) {
            int left = slice == null ? 0 : Math.max(0, Math.min(slice.left(), release.each() - before));
            return new Mine(left == 0 ? Standing.TAKEN : Standing.MAY, null, null, left, null);
        }
    }

    /**
     * The draw done again from what was written down; {@code printf '%s' "<seed>:<number>" | sha256sum} gives a lot without
     * us.
     *
     * @param seed null until it is drawn
     * @param commitmentHolds the seed is the one that was promised when signing up began
     * @param sameLine the same line comes out again
     * @param lots everybody who was down, in the order of the lots
     */
    record Proof(
            UUID release,
            String goodName,
            @Nullable String commitment,
            @Nullable String seed,
            boolean commitmentHolds,
            boolean sameLine,
            int places,
            List<Lot> lots) {}

    /** @param name of the head, masked */
    record Lot(
            int place,
            int number,
            String name,
            String lot,
            Turn.State state,
            int taken,
            @Nullable LocalDate until) {}
}
