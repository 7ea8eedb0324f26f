package cn.fengming.points.assessment;

import cn.fengming.points.paper.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sheet 评分 of a round as it is given out and read back: a row for each subject, a column for each line that people
 * fill in. Lines that count by kind have a column for each kind, in which stands how many places there are altogether.
 */
final class ScoreSheet {

    static final String NAME = "评分";
    static final String ID = "编号";
    static final String SUBJECT = "名称";
    static final String DAY = "日期";
    static final String WORDS = "说明";
    static final int MOST_ROWS = 5_000;

    private static final Set<String> OWN = Set.of(ID, SUBJECT, DAY, WORDS);

    private final List<PastedColumn> columns = new ArrayList<>();
    private final Set<String> titles = new HashSet<>(OWN);
    private Form form = Form.named(NAME)
            .ofAtMost(MOST_ROWS)
            .may(ID)
            .needs(SUBJECT, "村名", "村", "村（社区）", "户名", "name")
            .may(DAY, "检查日期")
            .may(WORDS, "理由", "备注");

    private ScoreSheet() {}

    static ScoreSheet of(Scheme scheme) {
        ScoreSheet sheet = new ScoreSheet();
        for (Line line : scheme.lines()) {
            if (filledIn(line)) {
                sheet.columns(line);
            }
        }
        scheme.vetoes().forEach(veto -> sheet.column(veto.title(), veto.code(), null, null, veto));
        return sheet;
    }

    /** The others follow from spots and from other schemes. */
    private static boolean filledIn(Line line) {
        return line.source() != SourceKind.SPOTS && line.source() != SourceKind.SCHEMES;
    }

    private void columns(Line line) {
        List<FindingKind> kinds = PastedColumn.kinds(line);
        if (kinds.isEmpty()) {
            column(line.title(), line.code(), line, null, null);
        }
        for (FindingKind kind : kinds) {
            column(line.title() + ":" + kind.title(), line.code() + ":" + kind.code(), line, kind, null);
        }
    }

    private void column(
            String title, String code, @Nullable Line line, @Nullable FindingKind kind, @Nullable Veto veto) {
        String told = titles.add(title) ? title : title + "（" + code + "）";
        titles.add(told);
        columns.add(new PastedColumn(told, line, kind, veto));
        form = form.may(told, code, told.replace(':', '：'));
    }

    Form form() {
        return form;
    }

    List<PastedColumn> columns() {
        return List.copyOf(columns);
    }

    /** What people see beside the form: what may stand in a column. */
    static String words(PastedColumn column) {
        if (column.veto() != null) {
            return "一票否决：成立填 1，不成立填 0";
        }
        Line line = Objects.requireNonNull(column.line());
        if (column.kind() != null) {
            return "共有几处，每处" + moved(column.kind().deduct()) + "；比已登记的多，就补登记差的几处";
        }
        if (line instanceof ScoredLine scored) {
            return "得分，0 到 " + scored.max() + "；没有得满分的，在「说明」里写理由";
        }
        if (line instanceof VisitedLine visited) {
            return "您本人打的分，0 到 " + visited.max();
        }
        if (line instanceof SurveyLine survey) {
            return "测评发现的问题个数，基准 " + survey.baseline() + " 个";
        }
        return "完成数，也可以写成「完成/任务」，如 3/4";
    }

    private static String moved(Score deduct) {
        return deduct.negative() ? "加 " + deduct.negate() + " 分" : "扣 " + deduct + " 分";
    }
}
