package cn.fengming.points.assessment;

/**
 * Where a class or district stands against the others, by the mean of its subjects' totals. Equal means share a rank.
 *
 * @param size how many subjects it has
 */
public record GroupPlace(int rank, String name, Score mean, int size) {

    GroupPlace ranked(int place) {
        return new GroupPlace(place, name, mean, size);
    }
}
