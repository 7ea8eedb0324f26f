package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Points;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scheme document (format 1, JSON) and finds everything that is wrong in it, each with its line. What comes out
 * can be computed without further doubt: totals exist, ties always end, tiers cover everybody.
 */
final class SchemeReader {

    static final int LONGEST = 64 * 1024;

    private static final String LINE_RULE = "line:";
    private static final Score MOST_MARKS = Score.of(1000);

    private final DocumentCursor root;

    private SchemeReader(DocumentCursor root) {
        this.root = root;
    }

    /** @param subjects how many are to be assessed, when that is known: the tiers must cover them */
    static SchemeReading read(String text, OptionalInt subjects) {
        List<SchemeError> errors = new ArrayList<>();
        if (text.length() > LONGEST) {
            errors.add(new SchemeError(1, "", "方案过长，最多 " + LONGEST + " 个字符"));
            return new SchemeReading(null, errors);
        }
        DocumentNode node = DocumentParser.parse(text, errors);
        if (!errors.isEmpty()) {
            return new SchemeReading(null, List.copyOf(errors));
        }
        SchemeReader reader = new SchemeReader(new DocumentCursor(node, "", errors));
        Scheme scheme = reader.scheme();
        subjects.ifPresent(number -> reader.mustCover(scheme, number));
        errors.sort(Comparator.comparingInt(SchemeError::line));
        return new SchemeReading(errors.isEmpty() ? scheme : null, List.copyOf(errors));
    }

    private Scheme scheme() {
        root.only(
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
                "objectionDays");
        root.at("format").exactly(1);
        Direction ranking = root.at("ranking").word(Direction.WORDS).orElse(Direction.HIGHEST_FIRST);
        List<SourceKind> sources = sources();
        List<Line> lines = distinct("lines", lines(sources), Line::code, "代号");
        return new Scheme(
                root.at("code").code(),
                root.at("title").text(60),
                optionalText(root.at("basis"), 200),
                optionalText(root.at("note"), 500),
                root.at("subject").word(SubjectKind.WORDS).orElse(SubjectKind.VILLAGE),
                root.at("period").word(PeriodKind.WORDS).orElse(PeriodKind.QUARTER),
                sources,
                lines,
                ranking,
                ties(lines, ranking),
                distinct("tiers", tiers(), Tier::name, "名称"),
                root.at("objectionDays").given() ? root.at("objectionDays").positive(30) : 5);
    }

    private void mustCover(Scheme scheme, int subjects) {
        boolean readable =
                root.errors().stream().noneMatch(error -> error.path().startsWith("tiers"));
        if (readable) {
            scheme.uncovered(subjects).ifPresent(root.at("tiers")::wrong);
        }
    }

    private List<SourceKind> sources() {
        return root.at("sources").items(1, SourceKind.values().length).stream()
                .flatMap(source -> source.word(SourceKind.WORDS).stream())
                .toList();
    }

    private List<Line> lines(List<SourceKind> sources) {
        SourceKind usual = sources.isEmpty() ? SourceKind.SHEETS : sources.get(0);
        return root.at("lines").items(1, 50).stream()
                .map(line -> line(line, usual))
                .toList();
    }

    /** A line with a catalogue of deductions counts down; any other is marked by judgement. */
    private Line line(DocumentCursor line, SourceKind usual) {
        line.only("code", "title", "weight", "source", "max", "deductions", "floor", "photo");
        String code = line.at("code").code();
        String title = line.at("title").text(40);
        int weight = line.at("weight").positive(1000);
        SourceKind source = line.at("source").given()
                ? line.at("source").word(SourceKind.WORDS).orElse(usual)
                : usual;
        return line.at("deductions").given()
                ? deducted(line, code, title, weight, source)
                : scored(line, code, title, weight, source);
    }

    private Line scored(DocumentCursor line, String code, String title, int weight, SourceKind source) {
        for (String foreign : List.of("floor", "photo")) {
            if (line.at(foreign).given()) {
                line.at(foreign).wrong("只用于有 deductions 的评分项");
            }
        }
        Score max = line.at("max").given() ? Score.of(line.at("max").positive(1000)) : Score.of(weight);
        return new ScoredLine(code, title, weight, source, max);
    }

    private Line deducted(DocumentCursor line, String code, String title, int weight, SourceKind source) {
        if (line.at("max").given()) {
            line.at("max").wrong("不用于按问题扣分的评分项");
        }
        Score full = Score.of(weight);
        Score floor = line.at("floor").given() ? line.at("floor").marks(Score.ZERO, full) : Score.ZERO;
        boolean photo = !line.at("photo").given() || line.at("photo").truth();
        List<FindingKind> kinds = line.at("deductions").items(1, 50).stream()
                .map(SchemeReader::kind)
                .toList();
        distinct(line.at("deductions"), kinds, FindingKind::code, "代号");
        return new DeductedLine(code, title, weight, source, floor, photo, kinds);
    }

    private static FindingKind kind(DocumentCursor kind) {
        kind.only("code", "title", "deduct");
        return new FindingKind(
                kind.at("code").code(),
                kind.at("title").text(60),
                kind.at("deduct").marks(Score.parse("0.01"), MOST_MARKS));
    }

    private List<TieRule> ties(List<Line> lines, Direction ranking) {
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

    private List<Tier> tiers() {
        List<DocumentCursor> items = root.at("tiers").items(1, 20);
        return items.stream()
                .map(tier -> tier(tier, tier == items.get(items.size() - 1)))
                .toList();
    }

    private static Tier tier(DocumentCursor tier, boolean last) {
        tier.only("name", "count", "rest", "outcome");
        DocumentCursor outcome = tier.at("outcome");
        outcome.only("poolPoints", "assessmentScore");
        return new Tier(
                tier.at("name").text(20),
                cut(tier, last),
                new Outcome(
                        outcome.at("poolPoints").whole(0, Points.MAX),
                        outcome.at("assessmentScore").marks(Score.ZERO, MOST_MARKS)));
    }

    private static Cut cut(DocumentCursor tier, boolean last) {
        if (!tier.at("rest").given()) {
            return new Cut.Count(tier.at("count").positive(100_000));
        }
        if (tier.at("count").given()) {
            tier.at("count").wrong("不能与 rest 同时写");
        }
        if (!tier.at("rest").truth() || !last) {
            tier.at("rest").wrong("只能是 true，并且只能写在最后一个等次");
        }
        return new Cut.Rest();
    }

    private static @Nullable String optionalText(DocumentCursor cursor, int longest) {
        return cursor.given() ? cursor.text(longest) : null;
    }

    private <T> List<T> distinct(String key, List<T> read, Function<T, String> name, String word) {
        return distinct(root.at(key), read, name, word);
    }

    private static <T> List<T> distinct(DocumentCursor list, List<T> read, Function<T, String> name, String word) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            String said = name.apply(read.get(i));
            Integer earlier = first.putIfAbsent(said, i);
            if (earlier != null && !said.isEmpty()) {
                list.items(1, read.size()).get(i).wrong("与第 " + (earlier + 1) + " 项的" + word + " " + said + " 重复");
            }
        }
        return read;
    }
}
