package cn.fengming.points.bench;

import java.util.List;
import java.util.UUID;

/**
 * A town that one contestant has to itself; all are alike.
 *
 * @param cooker the good of the opening day, on the shelves of every village
 */
record Ground(UUID town, UUID cooker, String officerToken, List<Place> places) {

    Place place(long number) {
        return places.get((int) (number % places.size()));
    }
}
