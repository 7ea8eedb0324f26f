package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scheme document (JSON) and finds everything that is wrong in it, each with its line. What comes out can be
 * computed without further doubt: totals exist, ties always end, tiers cover everybody. Format 1 is a part of format 2
 * that is read as it always was.
 */
final class SchemeReader {

    static final int LONGEST = 64 * 1024;
    static final int NEWEST_FORMAT = 2;

    private static final String LINE_RULE = "line:";

    private final DocumentCursor root;
    private final Surroundings around;
    private final int format;

    private SchemeReader(DocumentCursor root, Surroundings around) {
        this.root = root;
        this.around = around;
        this.format = root.at("format").version(NEWEST_FORMAT);
    }

    /** @param subjects how many are to be assessed, when that is known: the tiers must cover them */
    static SchemeReading read(String text, OptionalInt subjects) {
        return read(text, Surroundings.of(subjects));
    }

    static SchemeReading read(String text, Surroundings around) {
        List<SchemeError> errors = new ArrayList<>();
        if (text.length() > LONGEST) {
            errors.add(new SchemeError(1, "", "方案过长，最多 " + LONGEST + " 个字符"));
            return new SchemeReading(null, errors, List.of());
        }
        DocumentNode node = DocumentParser.parse(text, errors);
        if (!errors.isEmpty()) {
            return new SchemeReading(null, List.copyOf(errors), List.of());
        }
        SchemeReader reader = new SchemeReader(new DocumentCursor(node, "", errors), around);
        Scheme scheme = reader.scheme();
        List<SchemeError> warnings = new SchemeCheck(reader.root, scheme, around).warnings();
        errors.sort(Comparator.comparingInt(SchemeError::line));
        return new SchemeReading(errors.isEmpty() ? scheme : null, List.copyOf(errors), warnings);
    }

    private Scheme scheme() {
        only();
        boolean old = format == 1;
        SubjectKind subject = root.at("subject")
                .word(old ? SubjectKind.FORMAT_ONE : SubjectKind.WORDS)
                .orElse(SubjectKind.VILLAGE);
        PeriodKind period = root.at("period")
                .word(old ? PeriodKind.FORMAT_ONE : PeriodKind.WORDS)
                .orElse(PeriodKind.QUARTER);
        OutcomeReader outcomes = new OutcomeReader(format, subject == SubjectKind.VILLAGE);
        TierReader tiers = new TierReader(root, format, outcomes);
        Direction ranking = root.at("ranking").word(Direction.WORDS).orElse(Direction.HIGHEST_FIRST);
        List<SourceKind> sources = sources();
        List<Line> lines = LineReader.distinct(root.at("lines"), lines(), Line::code, "代号");
        return new Scheme(
                root.at("code").code(),
                root.at("title").text(60),
                root.at("basis").optionalText(200),
                root.at("note").optionalText(1000),
                subject,
                period,
                days(),
                sources,
                lines,
                vetoes(),
                LineReader.bounds(root.at("total")),
                ranking,
                root.at("within").given()
                        ? root.at("within").word(Grouping.WORDS).orElse(Grouping.WHOLE)
                        : Grouping.WHOLE,
                root.at("onlyMeasured").flag(),
                ties(lines, ranking),
                LineReader.distinct(root.at("tiers"), tiers.tiers(ranking), Tier::name, "名称"),
                tiers.specials(lines),
                tiers.streaks(),
                root.at("budgetYuan").given() ? root.at("budgetYuan").whole(1, 1_000_000_000L) : null,
                goals(),
                roster(),
                root.at("objectionDays").given() ? root.at("objectionDays").positive(30) : 5);
    }

    private void only() {
        List<String> known = new ArrayList<>(List.of(
                "format",
                "code",
                "title",
                "basis",
                "note",
                "subject",
                "period",
                "sources",
                "lines",
                "ranking",
                "ties",
                "tiers",
                "objectionDays"));
        if (format > 1) {
            known.addAll(List.of(
                    "days",
                    "vetoes",
                    "total",
                    "within",
                    "onlyMeasured",
                    "specials",
                    "streaks",
                    "budgetYuan",
                    "groups",
                    "roster"));
        }
        root.only(known.toArray(String[]::new));
        if (root.at("total").given()) {
            root.at("total").only("floor", "cap");
        }
    }

    private List<SourceKind> sources() {
        Map<String, SourceKind> words = format == 1 ? SourceKind.FORMAT_ONE : SourceKind.WORDS;
        return root.at("sources").items(1, words.size()).stream()
                .flatMap(source -> source.word(words).stream())
                .toList();
    }

    private List<Line> lines() {
        return root.at("lines").items(1, 50).stream()
                .map(line -> LineReader.read(line, format))
                .toList();
    }

    private @Nullable Period days() {
        DocumentCursor days = root.at("days");
        if (!days.given()) {
            return null;
        }
        days.only("from", "to");
        if (!root.at("period").is("campaign")) {
            days.wrong("只用于 period 为 campaign 的方案");
        }
        var from = days.at("from").day();
        var to = days.at("to").day();
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        if (to.get().isBefore(from.get())) {
            days.at("to").wrong("不能早于 from");
            return null;
        }
        return new Period(PeriodKind.CAMPAIGN, from.get() + "_" + to.get(), from.get(), to.get());
    }

    private List<Veto> vetoes() {
        DocumentCursor list = root.at("vetoes");
        if (!list.given()) {
            return List.of();
        }
        List<Veto> read = list.items(1, 20).stream()
                .map(veto -> {
                    veto.only("code", "title");
                    return new Veto(veto.at("code").code(), veto.at("title").text(60));
                })
                .toList();
        return LineReader.distinct(list, read, Veto::code, "代号");
    }

    private Map<String, String> goals() {
        Map<String, String> goals = new LinkedHashMap<>();
        if (root.at("groups").given()) {
            for (DocumentCursor group : root.at("groups").items(1, 100)) {
                group.only("name", "goal");
                String name = group.at("name").text(30);
                String goal = group.at("goal").given() ? group.at("goal").text(200) : "";
                if (goals.put(name, goal) != null) {
                    group.at("name").wrong("「" + name + "」写了两次");
                }
            }
        }
        return goals;
    }

    private List<RosterEntry> roster() {
        DocumentCursor list = root.at("roster");
        if (!list.given()) {
            return List.of();
        }
        List<RosterEntry> read = list.items(1, 2000).stream()
                .map(entry -> {
                    entry.only("name", "group", "target");
                    return new RosterEntry(
                            entry.at("name").text(30),
                            entry.at("group").optionalText(30),
                            entry.at("target").given()
                                    ? Score.of(entry.at("target").whole(0, 1_000_000))
                                    : null);
                })
                .toList();
        return LineReader.distinct(list, read, RosterEntry::name, "村名");
    }

    private List<TieRule> ties(List<Line> lines, Direction ranking) {
        if (!root.at("ties").given()) {
            root.at("ties").wrong("没有写同分规则，得分相同时分不出先后；应为列表，最后一条写 \"draw\"（抽签）");
            return List.of();
        }
        List<DocumentCursor> named = root.at("ties").items(1, 20);
        List<TieRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DocumentCursor rule : named) {
            String word = rule.text(40);
            if (!seen.add(word)) {
                rule.wrong("重复写了");
            }
            TieRule meant = tie(word, lines, ranking);
            if (meant == null) {
                rule.wrong("不是同分规则，可用: fewer-findings、previous-standing、line:评分项代号、draw");
            } else {
                rules.add(meant);
            }
        }
        boolean ends = !rules.isEmpty() && rules.get(rules.size() - 1) instanceof TieRule.Draw;
        if (!named.isEmpty() && !ends) {
            named.get(named.size() - 1).wrong("最后一条同分规则必须是 draw（抽签），否则可能分不出先后");
        }
        return rules;
    }

    private static @Nullable TieRule tie(String word, List<Line> lines, Direction ranking) {
        if (word.startsWith(LINE_RULE)) {
            return lines.stream()
                    .filter(line -> line.code().equals(word.substring(LINE_RULE.length())))
                    .findFirst()
                    .map(line -> new TieRule.BetterLine(line.code(), line.title(), ranking))
                    .orElse(null);
        }
        return switch (word) {
            case "fewer-findings" -> new TieRule.FewerFindings();
            case "previous-standing" -> new TieRule.PreviousStanding();
            case "draw" -> new TieRule.Draw();
            default -> null;
        };
    }
}
