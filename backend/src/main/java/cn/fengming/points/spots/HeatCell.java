package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One square of the heat map, of the grid that {@code spots.cell()} lays over the world.
 *
 * @param latitude of its centre, GCJ-02
 * @param count spots reported in it
 * @param open of these, those still to be put right or verified
 * @param relapses how often one was dirty again after its write-off
 */
record HeatCell(BigDecimal latitude, BigDecimal longitude, long count, long open, long relapses) {

    private static final int EAST_BITS = 20;
    private static final int PER_DEGREE = 1_000;

    /** @param side how many squares of the grid one of the map is wide */
    static BigDecimal latitude(long north, int side) {
        return centre(north, side).subtract(BigDecimal.valueOf(90));
    }

    /** @param side how many squares of the grid one of the map is wide */
    static BigDecimal longitude(long east, int side) {
        return centre(east, side).subtract(BigDecimal.valueOf(180));
    }

    static long north(long cell) {
        return cell >> EAST_BITS;
    }

    static long east(long cell) {
        return cell & ((1L << EAST_BITS) - 1);
    }

    private static BigDecimal centre(long number, int side) {
        return BigDecimal.valueOf((2 * number + 1) * side)
                .divide(BigDecimal.valueOf(2L * PER_DEGREE), 4, RoundingMode.UNNECESSARY);
    }
}
