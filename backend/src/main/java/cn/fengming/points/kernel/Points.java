package cn.fengming.points.kernel;

/** Limits of an amount of points: whole numbers, and no single movement larger than any real fund. */
public final class Points {

    /** Largest amount of one movement. The largest known pool is 3,000 points a quarter. */
    public static final long MAX = 10_000_000L;

    private Points() {}
}
