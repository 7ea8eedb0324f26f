package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything known about a round at one moment, from all sources.
 *
 * @param sheets submitted ones, at most one a subject
 * @param found findings that stand on no sheet
 */
record Gathered(List<Sheet> sheets, List<Fact> facts, List<Source.Found> found, History history) {

    Gathered {
        // Workings name findings one by one: in whatever order sources tell them, the figures keep their bytes.
        found = found.stream()
                .sorted(Comparator.comparing(each -> each.finding().id()))
                .toList();
    }

    static Gathered of(List<Sheet> sheets, History history) {
        return new Gathered(sheets, List.of(), List.of(), history);
    }

    /** The same, with other periods before it. */
    Gathered after(History before) {
        return new Gathered(sheets, facts, found, before);
    }

    /** One subject of the field, and whether anything was said about it. */
    record Known(Subject subject, boolean hasSheet, boolean measured, Entrant entrant) {}

    List<Known> known(Scheme scheme, List<Subject> field) {
        Map<UUID, Sheet> sheetOf = sheets.stream().collect(Collectors.toMap(Sheet::subject, Function.identity()));
        Map<UUID, List<Fact>> factsOf = facts.stream().collect(Collectors.groupingBy(Fact::subject));
        Map<UUID, List<Finding>> foundOn = new HashMap<>();
        found.forEach(each -> foundOn.computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                .add(each.finding()));
        return field.stream()
                .map(subject -> known(scheme, subject, sheetOf, factsOf, foundOn))
                .toList();
    }

    private static Known known(
            Scheme scheme,
            Subject subject,
            Map<UUID, Sheet> sheetOf,
            Map<UUID, List<Fact>> factsOf,
            Map<UUID, List<Finding>> foundOn) {
        Sheet sheet = sheetOf.get(subject.id());
        List<Fact> own = factsOf.getOrDefault(subject.id(), List.of());
        List<Finding> against = foundOn.getOrDefault(subject.id(), List.of());
        SheetContent content = (sheet == null ? SheetContent.EMPTY : sheet.content()).and(against);
        boolean measured = sheet != null
                || !against.isEmpty()
                || own.stream().anyMatch(fact -> scheme.line(fact.line()).isPresent());
        List<Fact> all =
                Stream.concat(own.stream(), inherited(scheme, subject, factsOf)).toList();
        return new Known(subject, sheet != null, measured, new Entrant(subject, content, all));
    }

    /** What is vetoed against a village holds for everything of the village. */
    private static Stream<Fact> inherited(Scheme scheme, Subject subject, Map<UUID, List<Fact>> factsOf) {
        UUID village = subject.village();
        if (village == null || village.equals(subject.id())) {
            return Stream.empty();
        }
        return factsOf.getOrDefault(village, List.of()).stream()
                .filter(fact -> scheme.veto(fact.line()).isPresent());
    }
}
