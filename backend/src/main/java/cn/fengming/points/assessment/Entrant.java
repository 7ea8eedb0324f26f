package cn.fengming.points.assessment;

import java.util.List;

/**
 * One subject with what is known about it.
 *
 * @param content its sheet, and findings that other sources count against it
 * @param facts figures that stand on no sheet
 */
record Entrant(Subject subject, SheetContent content, List<Fact> facts) {

    Entrant {
        facts = List.copyOf(facts);
    }

    Entrant(Subject subject, SheetContent content) {
        this(subject, content, List.of());
    }

    List<Fact> factsOn(String line) {
        return facts.stream().filter(fact -> fact.line().equals(line)).toList();
    }
}
