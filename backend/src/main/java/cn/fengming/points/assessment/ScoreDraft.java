package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.FilledRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a file come to: marks and findings on sheets as they would be, reports as they would be written. What
 * stands already is only counted.
 */
final class ScoreDraft {

    private final Actor actor;
    private final Round round;
    private final Scheme scheme;
    private final ScoreLedger ledger;
    private final Instant now;
    private final Ids ids;

    private final List<ScoreStep> steps = new ArrayList<>();
    private final Map<UUID, Sheet> sheets = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private long unchanged;

    ScoreDraft(Actor actor, Round round, Scheme scheme, ScoreLedger ledger, Instant now, Ids ids) {
        this.actor = actor;
        this.round = round;
        this.scheme = scheme;
        this.ledger = ledger;
        this.now = now;
        this.ids = ids;
    }

    /** @throws Problem in whose words the cell is wrong */
    void cell(FilledRow row, Subject subject, LocalDate day, PastedColumn column, String text) {
        Line line = column.line();
        Cell cell = new Cell(row, subject, day, column);
        if (line instanceof ScoredLine) {
            mark(cell, figure(text));
        } else if (column.kind() != null) {
            places(cell, places(text));
        } else if (line instanceof ProgressLine progress) {
            progress(cell, progress, text);
        } else {
            report(cell, figure(text), null, ledger.latest(subject.id(), column).orElse(null));
        }
    }

    /** Where a figure stands in the file. */
    private record Cell(FilledRow row, Subject subject, LocalDate day, PastedColumn column) {

        @Nullable
        String words() {
            return row.orNull(ScoreSheet.WORDS);
        }

        Line line() {
            return Objects.requireNonNull(column.line());
        }

        FindingKind kind() {
            return Objects.requireNonNull(column.kind());
        }

        String code() {
            return column.veto() == null ? line().code() : column.veto().code();
        }
    }

    private static Score figure(String text) {
        if (!text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            throw Problem.invalid("value", "「" + text + "」不是数字，应为 0 或正数，最多两位小数");
        }
        return Score.parse(text);
    }

    private static int places(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw Problem.invalid("value", "「" + text + "」不是处数，应为 0 到 999 的整数");
        }
        return Integer.parseInt(text);
    }

    private void mark(Cell cell, Score given) {
        Line line = cell.line();
        boolean full = line instanceof ScoredLine scored && given.equals(scored.max());
        String remark = full ? null : cell.words();
        Mark before = ledger.mark(cell.subject().id(), line).orElse(null);
        boolean same =
                before != null && before.score().equals(given) && (remark == null || remark.equals(before.remark()));
        if (same) {
            unchanged++;
            return;
        }
        Mark mark = new Mark(line.code(), given, remark);
        scheme.mustFit(mark, "marks");
        Sheet sheet = sheet(cell);
        LocalDate visited = cell.row().text(ScoreSheet.DAY).isEmpty() ? sheet.visitedOn() : cell.day();
        sheets.put(cell.subject().id(), sheet.marked(visited, List.of(mark), actor.person()));
        step(cell, before == null ? null : before.score(), given, null, visited, remark, null);
    }

    private Sheet sheet(Cell cell) {
        UUID subject = cell.subject().id();
        Sheet begun = sheets.getOrDefault(subject, ledger.sheets().get(subject));
        return begun == null ? Sheet.draft(ids.next(), round.id(), subject, cell.day(), actor.person(), now) : begun;
    }

    /** The file says how many there are: what is missing is found now, what is there stays. */
    private void places(Cell cell, int given) {
        Score before = ledger.says(cell.subject().id(), cell.column()).orElse(null);
        int known = before == null ? 0 : before.numerator().intValue();
        if (given == known) {
            unchanged++;
            return;
        }
        if (given < known) {
            throw Problem.invalid("value", "已登记 " + known + " 处，要减少请在原来的登记上更正");
        }
        String words = cell.words() == null ? cell.kind().title() : cell.words();
        if (cell.line().source() == SourceKind.SHEETS) {
            find(cell, given - known, words);
            step(cell, before, Score.of(given), null, cell.day(), words, null);
        } else {
            write(cell, Score.of(given - known), null, words, null);
            step(cell, before, Score.of(given), null, cell.day(), words, null);
        }
    }

    private void find(Cell cell, int count, String words) {
        Finding finding = new Finding(
                ids.next(), cell.line().code(), cell.kind().code(), words, count, null, List.of(), actor.person(), now);
        scheme.mustFit(finding, "finding");
        sheets.put(cell.subject().id(), sheet(cell).found(finding, actor.person()));
    }

    private void progress(Cell cell, ProgressLine line, String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            throw Problem.invalid("value", "「" + text + "」应写成「完成/任务」，如 3/4");
        }
        Score done = figure(parts[0].strip());
        Score asked = parts.length == 2 ? figure(parts[1].strip()) : null;
        if (line.sums()) {
            added(cell, done, asked);
            return;
        }
        Report latest = ledger.latest(cell.subject().id(), cell.column()).orElse(null);
        boolean sameAsk =
                asked == null || asked.equals(ledger.target(cell.subject().id(), cell.column()));
        if (latest != null && done.equals(latest.value()) && sameAsk) {
            unchanged++;
            return;
        }
        Report ofDay = latest != null && latest.day().equals(cell.day()) ? latest : null;
        if (latest != null && latest.day().isAfter(cell.day())) {
            throw Problem.invalid("value", latest.day() + " 已经填报过更新的进度，请核对日期");
        }
        write(cell, done, asked, words(cell), ofDay == null ? null : ofDay.id());
        step(cell, latest == null ? null : latest.value(), done, asked, cell.day(), words(cell), idOf(ofDay));
    }

    private void added(Cell cell, Score done, @Nullable Score asked) {
        Score before = ledger.says(cell.subject().id(), cell.column()).orElse(null);
        Score more = done.minus(before == null ? Score.ZERO : before);
        boolean sameAsk =
                asked == null || asked.equals(ledger.target(cell.subject().id(), cell.column()));
        if (before != null && more.equals(Score.ZERO) && sameAsk) {
            unchanged++;
            return;
        }
        if (more.negative()) {
            throw Problem.invalid("value", "已填报完成 " + before + "，要减少请更正原来的填报");
        }
        write(cell, more, asked, words(cell), null);
        step(cell, before, done, asked, cell.day(), words(cell), null);
    }

    /** Surveys, vetoes and one's own mark of a visit: said once, then corrected. */
    private void report(Cell cell, Score given, @Nullable Score asked, @Nullable Report before) {
        boolean nothing = before == null && cell.column().veto() != null && given.equals(Score.ZERO);
        if (nothing || (before != null && given.equals(before.value()))) {
            unchanged++;
            return;
        }
        write(cell, given, asked, words(cell), idOf(before));
        step(cell, before == null ? null : before.value(), given, asked, cell.day(), words(cell), idOf(before));
    }

    private static @Nullable UUID idOf(@Nullable Report report) {
        return report == null ? null : report.id();
    }

    private static String words(Cell cell) {
        String words = cell.words();
        return words == null ? "Excel 导入" : words;
    }

    private void write(Cell cell, Score value, @Nullable Score target, String words, @Nullable UUID replaces) {
        if (words.length() > 500) {
            throw Problem.invalid("words", "说明最多 500 字");
        }
        Report report = new Report(
                ids.next(),
                round.id(),
                cell.subject().id(),
                cell.code(),
                cell.column().kind() == null ? null : cell.kind().code(),
                value,
                target,
                cell.day(),
                words,
                List.of(),
                replaces,
                actor.person(),
                now);
        report.mustFit(scheme);
        ReportDesk.mustReport(actor, round, scheme, report, cell.subject());
        reports.add(report);
    }

    private void step(
            Cell cell,
            @Nullable Score before,
            Score after,
            @Nullable Score target,
            LocalDate day,
            @Nullable String words,
            @Nullable UUID replaces) {
        steps.add(new ScoreStep(
                cell.row().number(),
                cell.subject().id(),
                cell.subject().name(),
                cell.column().heading(),
                before,
                after,
                target,
                day,
                words,
                replaces));
    }

    List<ScoreStep> steps() {
        return steps;
    }

    /** As they would be, by subject; only those that change. */
    Map<UUID, Sheet> sheets() {
        return sheets;
    }

    List<Report> reports() {
        return reports;
    }

    long unchanged() {
        return unchanged;
    }
}
