package cn.fengming.points.assessment;

import cn.fengming.points.spots.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a scheme, each kind with its own fields. */
final class LineReader {

    static final Score MOST_MARKS = Score.of(1000);
    static final Score LEAST_MARK = Score.parse("0.01");

    /** What a line of format 2 says it is, and which of the two ways of reading it takes. */
    private static final Map<String, Function<DocumentCursor, Line>> KINDS = Map.of(
            "scored", LineReader::scored,
            "deducted", LineReader::deducted,
            "counted", LineReader::counted,
            "survey", LineReader::survey,
            "visits", LineReader::visits,
            "progress", LineReader::progress,
            "schemes", LineReader::results);

    private static final Map<String, SourceKind> COUNTED_FROM =
            Map.of("sheets", SourceKind.SHEETS, "findings", SourceKind.FINDINGS, "spots", SourceKind.SPOTS);

    private LineReader() {}

    static Line read(DocumentCursor line, int format) {
        if (format == 1) {
            return line.at("deductions").given() ? deducted(line) : scored(line);
        }
        return line.at("kind").word(KINDS).orElse(LineReader::unknown).apply(line);
    }

    /** Nothing more is said about a line of which not even the kind is known. */
    private static Line unknown(DocumentCursor line) {
        return new ScoredLine(line.at("code").code(), line.at("title").text(40), 1, SourceKind.SHEETS, Score.of(1));
    }

    private static Line scored(DocumentCursor line) {
        only(line, "max");
        for (String foreign : List.of("floor", "photo")) {
            if (!kinded(line) && line.at(foreign).given()) {
                line.at(foreign).wrong("只用于有 deductions 的评分项");
            }
        }
        int weight = line.at("weight").positive(1000);
        Score max = line.at("max").given() ? Score.of(line.at("max").positive(1000)) : Score.of(weight);
        return new ScoredLine(code(line), title(line), weight, SourceKind.SHEETS, max);
    }

    private static Line deducted(DocumentCursor line) {
        only(line, "deductions", "floor", "photo");
        if (!kinded(line) && line.at("max").given()) {
            line.at("max").wrong("不用于按问题扣分的评分项");
        }
        int weight = line.at("weight").positive(1000);
        Score floor = line.at("floor").given() ? line.at("floor").marks(Score.ZERO, Score.of(weight)) : Score.ZERO;
        List<FindingKind> kinds = kinds(line.at("deductions"), "deduct", 1);
        distinct(line.at("deductions"), kinds, FindingKind::code, "代号");
        return new DeductedLine(code(line), title(line), weight, SourceKind.SHEETS, floor, photo(line), kinds);
    }

    private static Line counted(DocumentCursor line) {
        line.only("kind", "code", "title", "source", "base", "deductions", "additions", "floor", "cap", "photo");
        SourceKind source = line.at("source").word(COUNTED_FROM).orElse(SourceKind.FINDINGS);
        int base = line.at("base").given() ? (int) line.at("base").whole(0, 1000) : 0;
        List<FindingKind> kinds = new ArrayList<>();
        if (line.at("deductions").given() || !line.at("additions").given()) {
            kinds.addAll(kinds(line.at("deductions"), "deduct", 1));
        }
        if (line.at("additions").given()) {
            kinds.addAll(kinds(line.at("additions"), "add", -1));
        }
        if (source == SourceKind.SPOTS) {
            mustBeOfSpots(line);
        }
        Set<String> codes = kinds.stream().map(FindingKind::code).collect(Collectors.toSet());
        if (codes.size() < kinds.size()) {
            line.wrong("扣分、加分类别的代号不能重复");
        }
        boolean photo = source != SourceKind.SPOTS && photo(line);
        return new CountedLine(code(line), title(line), base, source, bounds(line), photo, kinds);
    }

    /** What spots are found for has words of its own, costs marks, and was shown where it was found. */
    private static void mustBeOfSpots(DocumentCursor line) {
        line.at("deductions").entries().forEach(kind -> kind.at("code").word(FindingCode.WORDS));
        for (String foreign : List.of("additions", "photo")) {
            if (line.at(foreign).given()) {
                line.at(foreign).wrong("不用于来源是脏乱点的评分项");
            }
        }
    }

    private static Line survey(DocumentCursor line) {
        line.only("kind", "code", "title", "baseline", "fewer", "more", "floor", "cap", "unmeasured");
        return new SurveyLine(
                code(line),
                title(line),
                (int) line.at("baseline").whole(0, 1000),
                line.at("fewer").marks(Score.ZERO, MOST_MARKS),
                line.at("more").marks(Score.ZERO, MOST_MARKS),
                bounds(line),
                unmeasured(line));
    }

    private static Line visits(DocumentCursor line) {
        line.only("kind", "code", "title", "weight", "max", "fewest", "most", "unmeasured");
        int weight = line.at("weight").positive(1000);
        Score max = line.at("max").given() ? Score.of(line.at("max").positive(1000)) : Score.of(weight);
        int fewest = line.at("fewest").given() ? line.at("fewest").positive(50) : 1;
        int most = line.at("most").given() ? line.at("most").positive(50) : 50;
        if (most < fewest) {
            line.at("most").wrong("不能小于 fewest");
        }
        return new VisitedLine(code(line), title(line), weight, max, fewest, most, unmeasured(line));
    }

    private static Line progress(DocumentCursor line) {
        line.only("kind", "code", "title", "weight", "target", "combine", "byDay", "veto", "unmeasured");
        Map<String, Combine> words = Map.of("sum", Combine.SUM, "latest", Combine.LATEST);
        boolean sums =
                line.at("combine").given() && line.at("combine").word(words).orElse(Combine.LATEST) == Combine.SUM;
        return new ProgressLine(
                code(line),
                title(line),
                (int) line.at("weight").whole(0, 1000),
                line.at("target").given() ? Score.of(line.at("target").whole(1, 1_000_000)) : null,
                sums,
                line.at("byDay").given() ? line.at("byDay").positive(31) : null,
                line.at("veto").flag(),
                unmeasured(line));
    }

    private static Line results(DocumentCursor line) {
        line.only("kind", "code", "title", "scheme", "take", "combine", "factor", "unmeasured");
        return new SchemeLine(
                code(line),
                title(line),
                line.at("scheme").code(),
                line.at("take").word(SchemeLine.Take.WORDS).orElse(SchemeLine.Take.SCORE),
                line.at("combine").word(Combine.WORDS).orElse(Combine.SUM),
                line.at("factor").given() ? line.at("factor").marks(LEAST_MARK, MOST_MARKS) : Score.of(1),
                unmeasured(line));
    }

    /** Format 1 tells its two kinds apart by their fields. */
    private static boolean kinded(DocumentCursor line) {
        return line.at("kind").given();
    }

    private static void only(DocumentCursor line, String... own) {
        if (kinded(line)) {
            List<String> known = new ArrayList<>(List.of("kind", "code", "title", "weight"));
            known.addAll(List.of(own));
            line.only(known.toArray(String[]::new));
        } else {
            line.only("code", "title", "weight", "source", "max", "deductions", "floor", "photo");
            if (line.at("source").given()) {
                line.at("source").word(SourceKind.FORMAT_ONE);
            }
        }
    }

    private static String code(DocumentCursor line) {
        return line.at("code").code();
    }

    private static String title(DocumentCursor line) {
        return line.at("title").text(40);
    }

    private static boolean photo(DocumentCursor line) {
        return !line.at("photo").given() || line.at("photo").truth();
    }

    private static Unmeasured unmeasured(DocumentCursor line) {
        DocumentCursor unmeasured = line.at("unmeasured");
        return unmeasured.given() ? unmeasured.word(Unmeasured.WORDS).orElse(Unmeasured.WAIT) : Unmeasured.WAIT;
    }

    static Bounds bounds(DocumentCursor of) {
        Bounds bounds = new Bounds(limit(of.at("floor")), limit(of.at("cap")));
        if (bounds.floor() != null && bounds.cap() != null && bounds.floor().compareTo(bounds.cap()) > 0) {
            of.at("cap").wrong("不能小于 floor");
        }
        return bounds;
    }

    private static @Nullable Score limit(DocumentCursor limit) {
        return limit.given() ? limit.marks(MOST_MARKS.negate(), MOST_MARKS) : null;
    }

    private static List<FindingKind> kinds(DocumentCursor list, String amount, int sign) {
        return list.items(1, 50).stream()
                .map(kind -> {
                    kind.only("code", "title", amount);
                    Score each = kind.at(amount).marks(LEAST_MARK, MOST_MARKS);
                    return new FindingKind(
                            kind.at("code").code(), kind.at("title").text(60), sign > 0 ? each : each.negate());
                })
                .toList();
    }

    static <T> List<T> distinct(DocumentCursor list, List<T> read, Function<T, String> name, String word) {
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
