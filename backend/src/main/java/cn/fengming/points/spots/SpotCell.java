package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The squares of a thousandth of a degree that spots lie in, numbered like {@code spots.cell()} in the database: about
 * 110 m from south to north, in China 70 to 105 m from west to east.
 */
final class SpotCell {

    private static final int EAST_BITS = 20;
    private static final long EAST_MASK = (1L << EAST_BITS) - 1;
    private static final int PER_DEGREE = 1_000;
    private static final int NORTH_OF_POLE = 90;
    private static final int EAST_OF_DATELINE = 180;
    private static final double METRES_PER_DEGREE = 111_195;

    private SpotCell() {}

    static long at(double latitude, double longitude) {
        return number(north(latitude), east(longitude));
    }

    /**
     * The square a place lies in and its neighbours, as far out as a circle of that radius can reach: nine squares up to
     * about 70 m.
     */
    static List<Long> around(double latitude, double longitude, int metres) {
        double up = metres / METRES_PER_DEGREE;
        double aside = up / Math.cos(Math.toRadians(latitude));
        List<Long> cells = new ArrayList<>();
        for (long north = north(latitude - up); north <= north(latitude + up); north++) {
            for (long east = east(longitude - aside); east <= east(longitude + aside); east++) {
                cells.add(number(north, east));
            }
        }
        return cells;
    }

    /** Of the centre of a square, or of a larger one of so many squares a side. */
    static BigDecimal latitude(long north, int side) {
        return centre(north, side, NORTH_OF_POLE);
    }

    static BigDecimal longitude(long east, int side) {
        return centre(east, side, EAST_OF_DATELINE);
    }

    static long north(long cell) {
        return cell >> EAST_BITS;
    }

    static long east(long cell) {
        return cell & EAST_MASK;
    }

    private static BigDecimal centre(long number, int side, int degrees) {
        return BigDecimal.valueOf(2 * number + 1)
                .multiply(BigDecimal.valueOf(side))
                .divide(BigDecimal.valueOf(2L * PER_DEGREE), 4, RoundingMode.UNNECESSARY)
                .subtract(BigDecimal.valueOf(degrees));
    }

    private static long north(double latitude) {
        return (long) Math.floor((latitude + NORTH_OF_POLE) * PER_DEGREE);
    }

    private static long east(double longitude) {
        return (long) Math.floor((longitude + EAST_OF_DATELINE) * PER_DEGREE);
    }

    private static long number(long north, long east) {
        return (north << EAST_BITS) | east;
    }
}
