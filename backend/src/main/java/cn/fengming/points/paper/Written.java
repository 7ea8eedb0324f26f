package cn.fengming.points.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell, as text.
 *
 * @param text empty for an empty cell
 * @param wrong why it cannot be read, in Chinese; null when it can
 */
record Written(String text, @Nullable String wrong) {

    static final int MOST_CHARACTERS = 1_000;

    static final Written NOTHING = new Written("", null);

    /** A spreadsheet keeps 15 digits; what comes behind them is dust of its arithmetic. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern FAILED =
            Pattern.compile("#(REF!|N/A|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)");
    /** What is quoted or bracketed in a format, e.g. a colour, is no day. */
    private static final Pattern ASIDE = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.");

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static Written in(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return NOTHING;
        }
        String raw = cell.getRawValue();
        boolean formula = cell.getType() == CellType.FORMULA;
        if (cell.getType() == CellType.ERROR
                || (formula && raw != null && FAILED.matcher(raw).matches())) {
            return wrong("单元格里是错误值 " + (raw == null ? "" : raw) + "，请改成文字或数字");
        }
        if (formula && raw == null) {
            return wrong("公式还没有算出结果，请用 Excel 打开保存一次再传");
        }
        return read(cell);
    }

    private static Written read(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return day(cell, number).orElseGet(() -> new Written(plain(number), null));
        }
        if (value instanceof Boolean said) {
            return new Written(said ? "是" : "否", null);
        }
        String text = value == null ? "" : Tidy.text(value.toString());
        return text.length() > MOST_CHARACTERS
                ? wrong("内容太长，一格最多 " + MOST_CHARACTERS + " 个字")
                : new Written(text, null);
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static Optional<Written> day(Cell cell, BigDecimal number) {
        String format = cell.getDataFormatString();
        boolean shownAsDay = format != null && saysDay(format);
        if (!shownAsDay || number.signum() <= 0 || number.compareTo(LAST_DAY) >= 0) {
            return Optional.empty();
        }
        LocalDateTime moment = cell.asDate();
        boolean wholeDay = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return Optional.of(new Written(wholeDay ? moment.toLocalDate().toString() : MINUTES.format(moment), null));
    }

    static boolean saysDay(String format) {
        String bare = ASIDE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
    }

    private static Written wrong(String why) {
        return new Written("", why);
    }
}
