package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the work ledger (工作台账); null asks for everything.
 *
 * @param grid the grid a spot lies in
 * @param post MINE: what waits for a post that the caller holds
 * @param overdue true: not put right within the deadline
 * @param escalation how far up it was told: 1 the committee, 2 the town
 * @param doubted a check of words or photos found something, and nobody looked at it yet
 * @param from first day of reporting, in China
 * @param to last day of reporting, included
 * @param text beginning of the code, of the words or of the place
 */
record WorkLedgerFilter(
        @Nullable UUID village,
        @Nullable UUID grid,
        @Nullable SpotKind kind,
        @Nullable SpotState state,
        SpotState.@Nullable Stage stage,
        @Nullable Whose post,
        @Nullable Boolean overdue,
        @Nullable Integer escalation,
        @Nullable Boolean relapsed,
        @Nullable Source source,
        @Nullable Boolean hidden,
        @Nullable Boolean doubted,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable @Schema(maxLength = MOST_TEXT) String text) {

    static final int MOST_TEXT = 50;

    /** 2026, 2026-0, 2026-00123 */
    private static final Pattern CODE = Pattern.compile("\\d{4}(-\\d{0,9})?");

    enum Whose {
        MINE
    }

    static final WorkLedgerFilter EVERYTHING = new WorkLedgerFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** @throws Problem 400 when the filter contradicts itself or holds what no spot can have */
    WorkLedgerFilter checked() {
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalid("to", "结束日期不能早于开始日期");
        }
        if (outOfCalendar(from) || outOfCalendar(to)) {
            throw Problem.invalid(outOfCalendar(from) ? "from" : "to", "日期不对");
        }
        if (escalation != null && (escalation < 0 || escalation > 2)) {
            throw Problem.invalid("escalation", "督办级别是 0、1 或 2");
        }
        if (text != null && text.strip().length() > MOST_TEXT) {
            throw Problem.invalid("text", "最多 " + MOST_TEXT + " 个字");
        }
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("text", "含有不能识别的字符");
        }
        return this;
    }

    /** The database's calendar is narrower than Java's. */
    private static boolean outOfCalendar(@Nullable LocalDate day) {
        return day != null && (day.getYear() < 2000 || day.getYear() > 2200);
    }

    /** What was typed, without blanks around it; null when nothing was. */
    @Nullable
    String typed() {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static boolean isCode(String typed) {
        return CODE.matcher(typed).matches();
    }
}
