package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Figures pasted from a spreadsheet: a row of headings, then a row for each subject and period. Read against a scheme,
 * whose lines the columns are named after; what is wrong is named with the row it stands in.
 *
 * <p>Headings: {@code 名称}, {@code 期次}, {@code 分组}, {@code 任务}; code or title of a line; {@code line:kind} for how
 * many places of a kind were found; code or title of a veto. Several marks stand as {@code 90/85/88}, progress as
 * {@code 3} or {@code 3/4}.
 */
final class PastedFigures {

    static final int LONGEST = 400_000;
    static final int MOST_ROWS = 20_000;

    private static final Set<String> NAME = Set.of("名称", "村名", "户名", "name");
    private static final Set<String> PERIOD = Set.of("期次", "period");
    private static final Set<String> GROUP = Set.of("分组", "类别", "管区", "group");
    private static final Set<String> TARGET = Set.of("任务", "target");
    private static final UUID NOBODY = new UUID(0, 0);

    private final Scheme scheme;
    private final Set<String> foreign;
    private final List<SchemeError> errors = new ArrayList<>();

    private PastedFigures(Scheme scheme, Set<String> foreign) {
        this.scheme = scheme;
        this.foreign = foreign;
    }

    /** One period as it was pasted, ready to be counted. */
    record PastedPeriod(String period, List<Subject> field, Gathered gathered) {}

    /** @param periods in the order of time; empty when anything is wrong */
    record Reading(List<PastedPeriod> periods, List<SchemeError> errors) {

        /** @throws Problem 400 {@code invalid-figures} with every error and its row */
        List<PastedPeriod> mustBeSound() {
            if (!errors.isEmpty()) {
                throw SchemeError.problem("invalid-figures", errors);
            }
            return periods;
        }
    }

    /** @param foreign headings that another scheme reads: they are passed over here */
    static Reading read(String text, Scheme scheme, Set<String> foreign) {
        PastedFigures pasted = new PastedFigures(scheme, foreign);
        List<PastedPeriod> periods = pasted.periods(text);
        return pasted.errors.isEmpty()
                ? new Reading(periods, List.of())
                : new Reading(List.of(), List.copyOf(pasted.errors));
    }

    /** What is known of the subjects of one period while rows are read. */
    private static final class Collected {
        private final Map<String, Integer> rowOf = new HashMap<>();
        private final List<Subject> field = new ArrayList<>();
        private final List<Sheet> sheets = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Source.Found> found = new ArrayList<>();
    }

    private List<PastedPeriod> periods(String text) {
        if (text.length() > LONGEST) {
            wrong(1, "", "内容过长，最多 " + LONGEST + " 个字符");
            return List.of();
        }
        List<String> rows = text.strip().lines().toList();
        if (rows.size() < 2 || rows.size() > MOST_ROWS) {
            wrong(1, "", "第一行应为表头，下面 1 到 " + MOST_ROWS + " 行数据");
            return List.of();
        }
        String separator = rows.get(0).contains("\t") ? "\t" : "[,，]";
        List<PastedColumn> columns = columns(cells(rows.get(0), separator));
        Map<String, Collected> periods = new LinkedHashMap<>();
        if (!errors.isEmpty()) {
            return List.of();
        }
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).isBlank()) {
                row(i + 1, cells(rows.get(i), separator), columns, periods);
            }
        }
        return periods.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> pasted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> cells(String row, String separator) {
        return Arrays.stream(row.split(separator, -1)).map(String::strip).toList();
    }

    private static PastedPeriod pasted(String period, Collected collected) {
        return new PastedPeriod(
                period,
                collected.field,
                new Gathered(collected.sheets, collected.facts, collected.found, History.NONE));
    }

    private List<PastedColumn> columns(List<String> headings) {
        List<PastedColumn> columns = new ArrayList<>();
        for (String heading : headings) {
            PastedColumn column = PastedColumn.of(scheme, heading);
            boolean plain = NAME.contains(heading)
                    || PERIOD.contains(heading)
                    || GROUP.contains(heading)
                    || TARGET.contains(heading)
                    || foreign.contains(heading);
            if (column.line() == null && column.veto() == null && !plain) {
                wrong(1, heading, "不是这个方案的评分项");
            }
            if (columns.stream().anyMatch(other -> other.heading().equals(heading))) {
                wrong(1, heading, "列重复");
            }
            columns.add(column);
        }
        if (headings.stream().noneMatch(NAME::contains)) {
            wrong(1, "", "缺少名称列（名称、村名或户名）");
        }
        return columns;
    }

    private void row(int number, List<String> cells, List<PastedColumn> columns, Map<String, Collected> periods) {
        if (cells.size() != columns.size()) {
            wrong(number, "", "有 " + cells.size() + " 格，表头有 " + columns.size() + " 格");
            return;
        }
        String name = cell(cells, columns, NAME);
        String period = cell(cells, columns, PERIOD);
        if (name.isEmpty() || name.length() > 40) {
            wrong(number, "名称", "应为 1 到 40 个字");
            return;
        }
        Collected collected = periods.computeIfAbsent(period, each -> new Collected());
        Integer earlier = collected.rowOf.putIfAbsent(name, number);
        if (earlier != null) {
            wrong(number, "名称", "「" + name + "」与第 " + earlier + " 行重复" + (period.isEmpty() ? "" : "（" + period + "）"));
            return;
        }
        new Row(number, subject(number, name, cells, columns), day(period), collected).read(cells, columns);
    }

    private static String cell(List<String> cells, List<PastedColumn> columns, Set<String> headings) {
        for (int i = 0; i < columns.size(); i++) {
            if (headings.contains(columns.get(i).heading())) {
                return cells.get(i);
            }
        }
        return "";
    }

    private Subject subject(int number, String name, List<String> cells, List<PastedColumn> columns) {
        RosterEntry listed = scheme.roster().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElse(new RosterEntry(name, null, null));
        String group = cell(cells, columns, GROUP);
        String target = cell(cells, columns, TARGET);
        return new Subject(idOf(name), name)
                .in(
                        group.isEmpty() ? listed.group() : group,
                        target.isEmpty() ? listed.target() : figure(number, "任务", target));
    }

    /** A subject is told by its name alone. */
    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate day(String period) {
        try {
            return scheme.period().parse(period).firstDay();
        } catch (Problem anyName) {
            return LocalDate.EPOCH;
        }
    }

    private Score figure(int number, String heading, String text) {
        if (text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            return Score.parse(text);
        }
        wrong(number, heading, "「" + text + "」不是数字，应为 0 或正数，最多两位小数");
        return Score.ZERO;
    }

    private void wrong(int row, String column, String message) {
        if (errors.size() < 200) {
            errors.add(new SchemeError(row, column, message));
        }
    }

    /** One row being read. */
    private final class Row {
        private final int number;
        private final Subject subject;
        private final LocalDate day;
        private final Collected collected;
        private SheetContent content = SheetContent.EMPTY;
        private boolean onSheet;

        Row(int number, Subject subject, LocalDate day, Collected collected) {
            this.number = number;
            this.subject = subject;
            this.day = day;
            this.collected = collected;
        }

        void read(List<String> cells, List<PastedColumn> columns) {
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    cell(columns.get(i), cells.get(i));
                }
            }
            collected.field.add(subject);
            boolean allDeducted = scheme.lines().stream().noneMatch(ScoredLine.class::isInstance);
            if (onSheet || (scheme.needsSheets() && allDeducted)) {
                collected.sheets.add(new Sheet(
                        subject.id(),
                        NOBODY,
                        subject.id(),
                        day,
                        Sheet.State.SUBMITTED,
                        1,
                        content,
                        Set.of(),
                        Instant.EPOCH,
                        Instant.EPOCH));
            }
        }

        private void cell(PastedColumn column, String text) {
            Line line = column.line();
            if (column.veto() != null) {
                collected.facts.add(fact(column.veto().code(), Score.of(text.equals("0") ? 0 : 1), null, text));
            } else if (line != null && column.kind() != null) {
                found(line, column, text);
            } else if (line instanceof ScoredLine) {
                mark(line, column, text);
            } else if (line instanceof FigureLine) {
                figures(line, column, text);
            } else if (line != null) {
                wrong(number, column.heading(), "按问题计分，列名应写成 " + line.code() + ":类别代号，填处数");
            }
        }

        private void mark(Line line, PastedColumn column, String text) {
            Mark mark = new Mark(line.code(), figure(number, column.heading(), text), "试算");
            line.wrong(mark).ifPresent(why -> wrong(number, column.heading(), why));
            content = content.with(List.of(mark));
            onSheet = true;
        }

        private void found(Line line, PastedColumn column, String text) {
            if (!text.matches("\\d{1,3}")) {
                wrong(number, column.heading(), "「" + text + "」不是处数，应为 0 到 999 的整数");
                return;
            }
            int places = Integer.parseInt(text);
            onSheet |= line.source() == SourceKind.SHEETS;
            if (places == 0 || column.kind() == null) {
                return;
            }
            Finding finding = new Finding(
                    idOf(subject.name() + column.heading()),
                    line.code(),
                    column.kind().code(),
                    "试算",
                    places,
                    null,
                    List.of(NOBODY),
                    NOBODY,
                    Instant.EPOCH);
            if (line.source() == SourceKind.SHEETS) {
                content = content.with(finding);
            } else {
                collected.found.add(new Source.Found(subject.id(), finding));
            }
        }

        private void figures(Line line, PastedColumn column, String text) {
            String[] parts = text.split("/", -1);
            if (line instanceof ProgressLine && parts.length == 2) {
                add(line, column, parts[0], figure(number, column.heading(), parts[1]), 0);
                return;
            }
            for (int i = 0; i < parts.length; i++) {
                add(line, column, parts[i].strip(), null, i);
            }
        }

        private void add(Line line, PastedColumn column, String text, @Nullable Score target, int which) {
            boolean result = line instanceof SchemeLine;
            Score value = result && text.startsWith("-")
                    ? figure(number, column.heading(), text.substring(1)).negate()
                    : figure(number, column.heading(), text);
            Fact fact = fact(line.code(), value, target, line.code() + which);
            if (!result) {
                line.wrong(fact).ifPresent(why -> wrong(number, column.heading(), why));
            }
            collected.facts.add(fact);
        }

        private Fact fact(String line, Score value, @Nullable Score target, String which) {
            return new Fact(subject.id(), line, value, target, day, "试算", idOf(subject.name() + line + which));
        }
    }
}
