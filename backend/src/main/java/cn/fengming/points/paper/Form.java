package cn.fengming.points.paper;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sheet that is given out to be filled in and read back: its name and the columns that are known on it. Columns may
 * come in any order; one that is not known is refused by its name.
 */
public final class Form {

    /** Taken when nothing else is said. */
    static final int MOST_ROWS = 200_000;

    private static final int EXCEL = 1_048_576;

    private final String sheet;
    private final int mostRows;
    private final List<Heading> headings;

    private Form(String sheet, int mostRows, List<Heading> headings) {
        this.sheet = sheet;
        this.mostRows = mostRows;
        this.headings = headings;
    }

    /** Of up to 200,000 rows. */
    public static Form named(String sheet) {
        return new Form(sheet, MOST_ROWS, List.of());
    }

    /** With another limit than that; a sheet of Excel has 1,048,576 rows. */
    public Form ofAtMost(int rows) {
        return new Form(sheet, Math.min(rows, EXCEL), headings);
    }

    /** A column without which the sheet cannot be read. @param others what else it may be called */
    public Form needs(String title, String... others) {
        return with(Heading.of(title, true, List.of(others)));
    }

    public Form may(String title, String... others) {
        return may(title, List.of(others));
    }

    public Form may(String title, Collection<String> others) {
        return with(Heading.of(title, false, others));
    }

    private Form with(Heading heading) {
        return new Form(
                sheet,
                mostRows,
                Stream.concat(headings.stream(), Stream.of(heading)).toList());
    }

    String sheet() {
        return sheet;
    }

    int mostRows() {
        return mostRows;
    }

    List<Heading> headings() {
        return headings;
    }

    String titles() {
        return headings.stream().map(Heading::title).collect(Collectors.joining("、"));
    }
}
