package cn.fengming.points.paper;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that were merged into one.
 *
 * @param range {@code C5:D7}
 */
record Merged(String range, String column, int firstRow, int lastRow) {

    private static final Pattern RANGE = Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})");

    static Optional<Merged> read(String range) {
        Matcher parts = RANGE.matcher(range);
        return parts.matches()
                ? Optional.of(new Merged(
                        range, parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    Flaw flaw() {
        return new Flaw(firstRow, column, null, "有合并的单元格（" + range + "），请取消合并，每一行都填上");
    }
}
