package cn.fengming.points.spots;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The squares of about 110 m that the database files places under, {@code spots.cell}: what is near a place lies in the
 * same one or in those around it.
 */
final class Square {

    /** One degree of latitude in metres. */
    static final double DEGREE = 111_195;

    private static final int PER_DEGREE = 1000;
    private static final int BITS = 20;

    private Square() {}

    /** All squares that a circle of so many metres touches. */
    static Long[] around(double latitude, double longitude, int radius) {
        double north = radius / DEGREE;
        double east = north / Math.cos(Math.toRadians(latitude));
        return rows(latitude - north + 90, latitude + north + 90)
                .flatMap(row ->
                        rows(longitude - east + 180, longitude + east + 180).map(column -> row << BITS | column))
                .boxed()
                .toArray(Long[]::new);
    }

    private static LongStream rows(double from, double to) {
        return LongStream.rangeClosed((long) Math.floor(from * PER_DEGREE), (long) Math.floor(to * PER_DEGREE));
    }

    static boolean holds(Long[] squares, double latitude, double longitude) {
        long row = (long) Math.floor((latitude + 90) * PER_DEGREE);
        long column = (long) Math.floor((longitude + 180) * PER_DEGREE);
        return Arrays.asList(squares).contains(row << BITS | column);
    }
}
