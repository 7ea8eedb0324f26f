package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What stands on a sheet: at most one mark a line, and findings told apart by their id. Changing it makes another. */
record SheetContent(List<Mark> marks, List<Finding> findings) {

    static final SheetContent EMPTY = new SheetContent(List.of(), List.of());

    SheetContent {
        marks = List.copyOf(marks);
        findings = List.copyOf(findings);
    }

    Optional<Mark> mark(String line) {
        return marks.stream().filter(mark -> mark.line().equals(line)).findFirst();
    }

    Optional<Finding> finding(UUID id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }

    List<Finding> findingsOn(String line) {
        return findings.stream().filter(finding -> finding.line().equals(line)).toList();
    }

    /** Sets the lines named and leaves the others as they are. */
    SheetContent with(Collection<Mark> given) {
        Map<String, Mark> merged = new LinkedHashMap<>();
        marks.forEach(mark -> merged.put(mark.line(), mark));
        given.forEach(mark -> merged.put(mark.line(), mark));
        return new SheetContent(List.copyOf(merged.values()), findings);
    }

    /** Adds the finding, or puts it in the place of the one with its id. */
    SheetContent with(Finding given) {
        List<Finding> changed = new ArrayList<>(findings);
        changed.replaceAll(finding -> finding.id().equals(given.id()) ? given : finding);
        if (!changed.contains(given)) {
            changed.add(given);
        }
        return new SheetContent(marks, changed);
    }

    /** Together with findings that stand elsewhere. */
    SheetContent and(List<Finding> others) {
        if (others.isEmpty()) {
            return this;
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(others);
        return new SheetContent(marks, all);
    }

    SheetContent without(UUID finding) {
        return new SheetContent(
                marks,
                findings.stream().filter(kept -> !kept.id().equals(finding)).toList());
    }
}
