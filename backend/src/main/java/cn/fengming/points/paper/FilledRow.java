package cn.fengming.points.paper;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row somebody filled in. Full-width digits and letters are plain, blanks around are gone; numbers stand as digits
 * without exponent, days as {@code 2026-11-23}.
 *
 * @param number as the spreadsheet counts it
 * @param cells what is written, by the title of its column; empty cells are missing
 * @param letters the column of each title
 * @param flaws what could not be read, e.g. a formula that failed
 */
public record FilledRow(int number, Map<String, String> cells, Map<String, String> letters, List<Flaw> flaws) {

    /** Empty when nothing is written. */
    public String text(String title) {
        return cells.getOrDefault(title, "");
    }

    public @Nullable String orNull(String title) {
        return cells.get(title);
    }

    /** Something wrong in the cell of that column. */
    public Flaw flaw(String title, String message) {
        return new Flaw(number, letters.get(title), title, message);
    }
}
