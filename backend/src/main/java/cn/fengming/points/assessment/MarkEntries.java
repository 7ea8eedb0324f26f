package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Marks of one request: each within its line, no line twice. */
final class MarkEntries {

    private MarkEntries() {}

    /** @throws Problem 400 naming the entry: {@code marks[1].score} */
    static List<Mark> read(List<MarkEntry> entries, Scheme scheme, String field) {
        List<Mark> marks = new ArrayList<>();
        Set<String> lines = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Mark mark = entries.get(i).mark();
            String place = field + "[" + i + "]";
            scheme.mustFit(mark, place);
            if (!lines.add(mark.line())) {
                throw Problem.invalid(place + ".line", "评分项 " + mark.line() + " 重复");
            }
            marks.add(mark);
        }
        return marks;
    }
}
