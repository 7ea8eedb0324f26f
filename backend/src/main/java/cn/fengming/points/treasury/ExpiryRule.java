package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long points of a quarter last: for ever, to the end of their year, or some quarters after the one they were earned
 * in. It knows nothing of who earned them.
 *
 * @param quarters only for {@link Kind#QUARTERS}, 1 to 20
 */
record ExpiryRule(Kind kind, @Nullable Integer quarters) {

    enum Kind {
        NEVER,
        YEAR_END,
        QUARTERS
    }

    /** Later than any day there will be: what is never cleared. */
    static final LocalDate NEVER_ENDS = LocalDate.of(9999, 12, 31);

    static final ExpiryRule NEVER = new ExpiryRule(Kind.NEVER, null);

    private static final int MOST_QUARTERS = 20;

    ExpiryRule {
        boolean counts = kind == Kind.QUARTERS;
        if (counts != (quarters != null)) {
            throw Problem.invalid("quarters", counts ? "请填写几个季度后清零" : "只有按季度清零才填季度数");
        }
        if (quarters != null && (quarters < 1 || quarters > MOST_QUARTERS)) {
            throw Problem.invalid("quarters", "季度数在 1 到 " + MOST_QUARTERS + " 之间");
        }
    }

    /** The last day on which points earned in that quarter can be redeemed; {@link #NEVER_ENDS} when there is none. */
    LocalDate lastDay(Quarter earned) {
        return switch (kind) {
            case NEVER -> NEVER_ENDS;
            case YEAR_END -> LocalDate.of(earned.year(), 12, 31);
            case QUARTERS -> later(earned, quarters == null ? 0 : quarters);
        };
    }

    /** What it is called on the wall. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String words() {
        return switch (kind) {
            case NEVER -> "不清零";
            case YEAR_END -> "每年 12 月 31 日清零";
            case QUARTERS -> "得分后第 " + quarters + " 个季度末清零";
        };
    }

    private static LocalDate later(Quarter earned, int quarters) {
        Quarter last = earned;
        for (int passed = 0; passed < quarters; passed++) {
            if (last.equals(Quarter.LAST)) {
                return NEVER_ENDS;
            }
            last = last.next();
        }
        return last.equals(Quarter.LAST) ? NEVER_ENDS : last.lastDay();
    }
}
