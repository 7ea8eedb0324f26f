package cn.fengming.points.assessment;

/**
 * What one subject got on one line, with the sum written out.
 *
 * @param score out of {@code weight}
 * @param findings number of places with problems
 * @param working {@code 20 − 4×2 = 12}
 */
public record LineScore(String line, String title, int weight, Score score, int findings, String working) {

    static int places(Iterable<Finding> findings) {
        int places = 0;
        for (Finding finding : findings) {
            places += finding.count();
        }
        return places;
    }
}
