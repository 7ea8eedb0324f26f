package cn.fengming.points.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What stands in the cells of a printed table. */
record Cells(ZoneId zone) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    <T> String words(Column<T> column, T row) {
        Object value = column.value().apply(row);
        if (value == null) {
            return "";
        }
        return switch (column.form()) {
            case TEXT -> (String) value;
            case NUMBER -> value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
            case DAY -> ((LocalDate) value).toString();
            case MOMENT -> MOMENT.format(((Instant) value).atZone(zone));
        };
    }
}
