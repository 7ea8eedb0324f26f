package cn.fengming.points.assessment;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes different on a submitted sheet.
 *
 * @param version the version it was written against
 * @param findings added, or put in the place of those with their ids
 * @param withdrawn findings that do not stand
 */
record Correction(int version, String reason, List<Mark> marks, List<Finding> findings, Set<UUID> withdrawn) {

    Correction {
        marks = List.copyOf(marks);
        findings = List.copyOf(findings);
        withdrawn = Set.copyOf(withdrawn);
    }

    SheetContent apply(SheetContent content) {
        SheetContent changed = content.with(marks);
        for (UUID finding : withdrawn) {
            changed = changed.without(finding);
        }
        for (Finding finding : findings) {
            changed = changed.with(finding);
        }
        return changed;
    }
}
