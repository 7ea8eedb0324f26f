package cn.fengming.points.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of pasted figures is about, by its heading; line and veto are null for the columns that say who and when.
 *
 * @param kind where the column counts places of one kind
 */
record PastedColumn(
        String heading,
        @Nullable Line line,
        @Nullable FindingKind kind,
        @Nullable Veto veto) {

    static PastedColumn of(Scheme scheme, String heading) {
        for (Line line : scheme.lines()) {
            if (heading.equals(line.code()) || heading.equals(line.title())) {
                return new PastedColumn(heading, line, null, null);
            }
            for (FindingKind kind : kinds(line)) {
                if (byCode(line, kind).equals(heading) || byTitle(line, kind).equals(heading)) {
                    return new PastedColumn(heading, line, kind, null);
                }
            }
        }
        Veto veto = scheme.vetoes().stream()
                .filter(each -> heading.equals(each.code()) || heading.equals(each.title()))
                .findFirst()
                .orElse(null);
        return new PastedColumn(heading, null, null, veto);
    }

    /** Every heading a scheme reads. */
    static Set<String> headings(Scheme scheme) {
        Set<String> known = new HashSet<>();
        for (Line line : scheme.lines()) {
            known.addAll(List.of(line.code(), line.title()));
            kinds(line).forEach(kind -> known.addAll(List.of(byCode(line, kind), byTitle(line, kind))));
        }
        scheme.vetoes().forEach(veto -> known.addAll(List.of(veto.code(), veto.title())));
        return known;
    }

    private static String byCode(Line line, FindingKind kind) {
        return line.code() + ":" + kind.code();
    }

    private static String byTitle(Line line, FindingKind kind) {
        return line.title() + ":" + kind.title();
    }

    static List<FindingKind> kinds(Line line) {
        if (line instanceof DeductedLine deducted) {
            return deducted.kinds();
        }
        return line instanceof CountedLine counted ? counted.kinds() : List.of();
    }
}
