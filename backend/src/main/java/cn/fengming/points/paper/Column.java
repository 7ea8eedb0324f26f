package cn.fengming.points.paper;

import java.util.function.Function;

/**
 * One column of a sheet.
 *
 * @param width in characters of the standard font; a Chinese character takes two
 * @param value what stands in the row's cell; null leaves it empty
 */
record Column<T>(String title, int width, Form form, Function<T, ?> value) {

    /** What a column holds, and so how a spreadsheet sorts and shows it. */
    enum Form {
        TEXT,
        NUMBER,
        DAY,
        MOMENT
    }
}
