package cn.fengming.points.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * How a list looks as a sheet, in a workbook or as a table on paper: its name and its columns, from left to right. Each method returns a sheet with one column
 * more; the function says what stands in a row's cell, null leaves it empty. Widths count characters of the standard
 * font, a Chinese one as two.
 *
 * <pre>{@code
 * Sheet.<Spot>named("工作台账").text("编号", 12, Spot::code).day("期限", 12, Spot::due)
 * }</pre>
 */
public final class Sheet<T> {

    private final String name;
    private final List<Column<T>> columns;

    private Sheet(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = columns;
    }

    public static <T> Sheet<T> named(String name) {
        return new Sheet<>(name, List.of());
    }

    /** Whatever the text is, a spreadsheet takes it for text and never for a formula. */
    public Sheet<T> text(String title, int width, Function<T, @Nullable String> value) {
        return with(new Column<>(title, width, Column.Form.TEXT, value));
    }

    /** Exact up to the 15 digits a spreadsheet keeps; longer numbers, card codes and the like are text. */
    public Sheet<T> number(String title, int width, Function<T, ? extends @Nullable Number> value) {
        return with(new Column<>(title, width, Column.Form.NUMBER, value));
    }

    public Sheet<T> day(String title, int width, Function<T, @Nullable LocalDate> value) {
        return with(new Column<>(title, width, Column.Form.DAY, value));
    }

    /** Shown as the time in China, to the minute. */
    public Sheet<T> moment(String title, int width, Function<T, @Nullable Instant> value) {
        return with(new Column<>(title, width, Column.Form.MOMENT, value));
    }

    /** This sheet with its rows, which are asked for as the receiver takes them. */
    public FilledSheet<T> of(Flux<T> rows) {
        return new FilledSheet<>(this, rows);
    }

    private Sheet<T> with(Column<T> column) {
        return new Sheet<>(
                name, Stream.concat(columns.stream(), Stream.of(column)).toList());
    }

    String name() {
        return name;
    }

    List<Column<T>> columns() {
        return columns;
    }
}
