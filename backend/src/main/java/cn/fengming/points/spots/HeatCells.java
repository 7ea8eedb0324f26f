package cn.fengming.points.spots;

/** How large the squares of the heat map are. */
enum HeatCells {
    /** About 1.1 km: a whole town at one glance. */
    COARSE(10),
    /** About 110 m, the square that near spots share. */
    FINE(1);

    /** Squares of spots.cell() along each side. */
    private final int side;

    HeatCells(int side) {
        this.side = side;
    }

    int side() {
        return side;
    }
}
