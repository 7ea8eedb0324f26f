package cn.fengming.points.awards;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the home sheets of one month are worth. A home gets the red flag or is clean, never both; at most the given
 * number of homes get the red flag. Improvement comes on top.
 *
 * @param redFlags sheets worth the red flag, best first
 * @param clean sheets that are clean without it
 * @param improved sheets far enough above the month before
 */
record HomeGrades(List<HomeSheet> redFlags, List<HomeSheet> clean, List<HomeSheet> improved) {

    /**
     * @param before score of the month before, by household; those without a sheet then are not in it
     * @param mostRedFlags red flags the village may give
     */
    static HomeGrades of(List<HomeSheet> sheets, Map<UUID, Integer> before, long mostRedFlags, AwardSettings settings) {
        List<HomeSheet> redFlags = sheets.stream()
                .filter(sheet -> sheet.score() >= settings.redFlagScore() && sheet.photos() > 0)
                .sorted(order(before))
                .limit(mostRedFlags)
                .toList();
        List<HomeSheet> clean = sheets.stream()
                .filter(sheet -> sheet.score() >= settings.cleanScore() && !redFlags.contains(sheet))
                .toList();
        List<HomeSheet> improved = sheets.stream()
                .filter(sheet -> gain(sheet, before) >= settings.improvement())
                .toList();
        return new HomeGrades(redFlags, clean, improved);
    }

    /** The higher score; of equal ones the larger gain on the month before; then whoever was inspected earlier. */
    private static Comparator<HomeSheet> order(Map<UUID, Integer> before) {
        return Comparator.comparingInt(HomeSheet::score)
                .thenComparingInt(sheet -> gain(sheet, before))
                .reversed()
                .thenComparing(HomeSheet::inspectedAt)
                .thenComparing(HomeSheet::id);
    }

    /** Points above the month before; 0 when there was no sheet then. */
    private static int gain(HomeSheet sheet, Map<UUID, Integer> before) {
        return sheet.score() - before.getOrDefault(sheet.household(), sheet.score());
    }
}
