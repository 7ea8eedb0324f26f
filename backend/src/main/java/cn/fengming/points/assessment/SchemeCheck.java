package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong between the parts of a document, and between it and the town: the tiers against the number of subjects,
 * the prizes against the budget, the roster against the register, the results it counts with against the other schemes.
 */
final class SchemeCheck {

    private final DocumentCursor root;
    private final Scheme scheme;
    private final Surroundings around;
    private final List<SchemeError> warnings = new ArrayList<>();

    SchemeCheck(DocumentCursor root, Scheme scheme, Surroundings around) {
        this.root = root;
        this.scheme = scheme;
        this.around = around;
        sources();
        vetoes();
        ties();
        groups();
        coverage();
        budget();
        roster();
        results();
    }

    List<SchemeError> warnings() {
        return List.copyOf(warnings);
    }

    private void sources() {
        Set<SourceKind> used = scheme.lines().stream().map(Line::source).collect(Collectors.toSet());
        List<DocumentCursor> named = root.at("sources").entries();
        Set<SourceKind> seen = new HashSet<>();
        if (named.size() != scheme.sources().size()) {
            return;
        }
        for (int i = 0; i < named.size(); i++) {
            SourceKind kind = scheme.sources().get(i);
            if (!seen.add(kind)) {
                named.get(i).wrong("重复写了");
            } else if (!used.contains(kind)) {
                named.get(i).wrong("没有评分项用到这个来源");
            } else if (kind == SourceKind.SPOTS && scheme.subject() != SubjectKind.VILLAGE) {
                named.get(i).wrong("脏乱点只计入村的考核");
            } else if (!around.sources().contains(kind)) {
                named.get(i).wrong("这个来源还没有接通，暂时不能采用");
            }
        }
        used.stream()
                .filter(kind -> !scheme.sources().contains(kind))
                .map(SourceKind::word)
                .sorted()
                .forEach(word -> root.at("sources").wrong("没有写评分项用到的来源 " + word));
    }

    private void vetoes() {
        List<DocumentCursor> items = root.at("vetoes").entries();
        for (int i = 0; i < Math.min(items.size(), scheme.vetoes().size()); i++) {
            if (scheme.line(scheme.vetoes().get(i).code()).isPresent()) {
                items.get(i).at("code").wrong("与评分项的代号相同");
            }
        }
    }

    private void ties() {
        boolean campaign = scheme.period() == PeriodKind.CAMPAIGN;
        if (campaign && scheme.ties().contains(new TieRule.PreviousStanding())) {
            root.at("ties").wrong("攻坚期没有上一期，不能用 previous-standing");
        }
    }

    private void groups() {
        if (scheme.grouping() == Grouping.VILLAGE && scheme.subject() == SubjectKind.VILLAGE) {
            root.at("within").wrong("考核对象是村，不能在村内排名");
        }
        List<DocumentCursor> entries = root.at("roster").entries();
        for (int i = 0; i < Math.min(entries.size(), scheme.roster().size()); i++) {
            String group = scheme.roster().get(i).group();
            if (group == null && scheme.grouping() == Grouping.GROUP) {
                entries.get(i).wrong("分类排名，要写明 group");
            }
            if (group != null && !scheme.goals().isEmpty() && !scheme.goals().containsKey(group)) {
                entries.get(i)
                        .at("group")
                        .wrong("不在 groups 里，可用: "
                                + String.join("、", scheme.goals().keySet()));
            }
        }
    }

    /** How many are ranked together, as far as the document or the town says. */
    private OptionalInt subjects() {
        return scheme.subject() == SubjectKind.VILLAGE && !scheme.roster().isEmpty()
                ? OptionalInt.of(scheme.roster().size())
                : around.subjects();
    }

    /** What cannot be read is not added up: the sum would be nobody's. */
    private boolean readable(String part) {
        return root.errors().stream().noneMatch(error -> error.path().startsWith(part));
    }

    private void coverage() {
        boolean counted = scheme.grouping() == Grouping.WHOLE
                && !scheme.onlyMeasured()
                && !scheme.subject().entered();
        if (readable("tiers") && counted && subjects().isPresent()) {
            scheme.uncovered(subjects().getAsInt()).ifPresent(root.at("tiers")::wrong);
        }
    }

    private void budget() {
        Long budget = scheme.budgetYuan();
        if (budget == null || !readable("tiers") || !readable("specials")) {
            return;
        }
        boolean open = scheme.grouping() != Grouping.WHOLE
                || scheme.tiers().stream().anyMatch(tier -> tier.places() == 0 && tier.yuan() > 0);
        List<String> parts = new ArrayList<>();
        long sum = 0;
        for (Tier tier : scheme.tiers()) {
            sum += part(parts, tier.places(), tier.yuan());
        }
        for (Special special : scheme.specials()) {
            sum += part(parts, special.count(), special.brings().yuan());
        }
        if (sum > budget) {
            root.at("budgetYuan").wrong("奖金合计 " + sum + " 元（" + String.join(" + ", parts) + "），超过预算 " + budget + " 元");
        } else if (open) {
            warn(root.at("budgetYuan"), "得奖的个数要到公布时才知道，那时再与预算核对");
        } else if (sum < budget) {
            warn(
                    root.at("budgetYuan"),
                    "奖金合计 " + sum + " 元（" + String.join(" + ", parts) + "），与写明的 " + budget + " 元不符，少 " + (budget - sum)
                            + " 元");
        }
    }

    private static long part(List<String> parts, int count, long yuan) {
        if (count > 0 && yuan > 0) {
            parts.add(count + "×" + yuan);
        }
        return count * yuan;
    }

    private void roster() {
        if (around.villages().isEmpty() || scheme.roster().isEmpty()) {
            return;
        }
        Set<String> listed = scheme.roster().stream().map(RosterEntry::name).collect(Collectors.toSet());
        List<DocumentCursor> entries = root.at("roster").entries();
        for (int i = 0; i < Math.min(entries.size(), scheme.roster().size()); i++) {
            String name = scheme.roster().get(i).name();
            if (!name.isEmpty() && !around.villages().contains(name)) {
                entries.get(i).at("name").wrong("本镇没有「" + name + "」这个村");
            }
        }
        List<String> missing = around.villages().stream()
                .filter(name -> !listed.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            warn(root.at("roster"), "没有列入 " + String.join("、", missing) + "，它们不参加");
        }
    }

    private void results() {
        List<DocumentCursor> items = root.at("lines").entries();
        for (int i = 0; i < Math.min(items.size(), scheme.lines().size()); i++) {
            if (scheme.lines().get(i) instanceof SchemeLine line) {
                result(items.get(i).at("scheme"), line);
            }
        }
    }

    private void result(DocumentCursor place, SchemeLine line) {
        Optional<String> circle = circle(line.scheme(), new LinkedHashSet<>(Set.of(scheme.code())));
        if (circle.isPresent()) {
            place.wrong("方案互相引用，算不出来: " + circle.get());
            return;
        }
        Scheme other = around.schemes().get(line.scheme());
        if (other == null) {
            warn(place, "还没有方案 " + line.scheme() + "，有了它的结果才能公布");
        } else if (other.subject() != scheme.subject() && scheme.subject() != SubjectKind.VILLAGE) {
            place.wrong("方案 " + line.scheme() + " 考核的是" + other.subject().noun() + "，结果只能计入村");
        }
    }

    /** The way back to a scheme that was come from: {@code a → b → a}. */
    private Optional<String> circle(String code, LinkedHashSet<String> way) {
        if (!way.add(code)) {
            return Optional.of(String.join(" → ", way) + " → " + code);
        }
        Scheme other = around.schemes().get(code);
        if (other != null) {
            for (SchemeLine line : other.results()) {
                Optional<String> circle = circle(line.scheme(), new LinkedHashSet<>(way));
                if (circle.isPresent()) {
                    return circle;
                }
            }
        }
        return Optional.empty();
    }

    private void warn(DocumentCursor place, String message) {
        warnings.add(new SchemeError(place.node().line(), place.path(), message));
    }
}
