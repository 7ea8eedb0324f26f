package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a scheme assesses, and how such a period is written. */
enum PeriodKind {
    /** {@code 2026-11a} until the 15th, {@code 2026-11b} from the 16th. */
    HALF_MONTH("(20\\d{2}-\\d{2})([ab])", "半月期次应写成 2026-11a（上半月）或 2026-11b（下半月）"),
    /** {@code 2026-11}. */
    MONTH("20\\d{2}-\\d{2}", "月度期次应写成 2026-11 这样"),
    /** {@code 2026Q4}. */
    QUARTER("20\\d{2}Q[1-4]", "季度应写成 2026Q1 这样"),
    /** First and last day: {@code 2021-11-22_2021-12-22}. */
    CAMPAIGN("(20\\d{2}-\\d{2}-\\d{2})_(20\\d{2}-\\d{2}-\\d{2})", "攻坚期应写成起止日期，如 2021-11-22_2021-12-22"),
    /** {@code 2026}. */
    YEAR("20\\d{2}", "年度应写成 2026 这样");

    static final Map<String, PeriodKind> WORDS =
            Map.of("half-month", HALF_MONTH, "month", MONTH, "quarter", QUARTER, "campaign", CAMPAIGN, "year", YEAR);

    static final Map<String, PeriodKind> FORMAT_ONE = Map.of("quarter", QUARTER);

    private static final int LONGEST_CAMPAIGN_DAYS = 366;

    private final Pattern form;
    private final String hint;

    PeriodKind(String form, String hint) {
        this.form = Pattern.compile(form);
        this.hint = hint;
    }

    /** @throws Problem 400 when the code is not one of this kind */
    Period parse(String code) {
        Matcher matcher = form.matcher(code);
        if (!matcher.matches()) {
            throw wrong();
        }
        try {
            return switch (this) {
                case HALF_MONTH -> half(code, YearMonth.parse(matcher.group(1)), matcher.group(2));
                case MONTH -> Period.of(YearMonth.parse(code));
                case QUARTER -> Period.of(Quarter.parse(code));
                case CAMPAIGN -> campaign(code, LocalDate.parse(matcher.group(1)), LocalDate.parse(matcher.group(2)));
                case YEAR -> Period.ofYear(Integer.parseInt(code));
            };
        } catch (DateTimeException noDate) {
            throw wrong();
        }
    }

    private static Period half(String code, YearMonth month, String half) {
        return half.equals("a")
                ? new Period(HALF_MONTH, code, month.atDay(1), month.atDay(15))
                : new Period(HALF_MONTH, code, month.atDay(16), month.atEndOfMonth());
    }

    private static Period campaign(String code, LocalDate first, LocalDate last) {
        if (last.isBefore(first) || first.plusDays(LONGEST_CAMPAIGN_DAYS).isBefore(last)) {
            throw Problem.invalid("period", "攻坚期的最后一天应在第一天之后，最长一年");
        }
        return new Period(CAMPAIGN, code, first, last);
    }

    private Problem wrong() {
        return Problem.invalid("period", hint);
    }
}
