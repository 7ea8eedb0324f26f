package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what follows from a ranking: tiers, prizes beside them, streaks. */
final class TierReader {

    private final DocumentCursor root;
    private final int format;
    private final OutcomeReader outcomes;

    TierReader(DocumentCursor root, int format, OutcomeReader outcomes) {
        this.root = root;
        this.format = format;
        this.outcomes = outcomes;
    }

    List<Tier> tiers(Direction ranking) {
        List<DocumentCursor> items = root.at("tiers").items(1, 20);
        List<Tier> read = new ArrayList<>();
        for (DocumentCursor tier : items) {
            read.add(tier(tier, tier == items.get(items.size() - 1), read));
        }
        mustFollow(items, read, ranking);
        return read;
    }

    private Tier tier(DocumentCursor tier, boolean last, List<Tier> above) {
        if (format == 1) {
            tier.only("name", "count", "rest", "outcome");
        } else {
            tier.only("name", "count", "threshold", "rest", "outcome");
        }
        String name = tier.at("name").text(20);
        Cut cut = cut(tier, last, above);
        DocumentCursor outcome = tier.at("outcome");
        Brought brought = format > 1 && !outcome.given()
                ? new Brought(Outcome.NOTHING, List.of())
                : outcomes.read(outcome, name, true);
        return new Tier(name, cut, brought.outcome(), brought.consequences());
    }

    private Cut cut(DocumentCursor tier, boolean last, List<Tier> above) {
        boolean threshold = format > 1 && tier.at("threshold").given();
        if (!tier.at("rest").given()) {
            if (!threshold) {
                return new Cut.Count(tier.at("count").positive(100_000));
            }
            if (tier.at("count").given()) {
                tier.at("count").wrong("不能与 threshold 同时写");
            }
            return new Cut.Threshold(tier.at("threshold").marks(LineReader.MOST_MARKS.negate(), LineReader.MOST_MARKS));
        }
        if (tier.at("count").given()) {
            tier.at("count").wrong("不能与 rest 同时写");
        }
        if (threshold) {
            tier.at("threshold").wrong("不能与 rest 同时写");
        }
        if (format == 1 && (!tier.at("rest").truth() || !last)) {
            tier.at("rest").wrong("只能是 true，并且只能写在最后一个等次");
        }
        if (format > 1 && (!tier.at("rest").truth() || above.stream().anyMatch(TierReader::takesRest))) {
            tier.at("rest").wrong("只能是 true，并且只能有一个等次写 rest");
        }
        return new Cut.Rest();
    }

    private static boolean takesRest(Tier tier) {
        return tier.cut() instanceof Cut.Rest;
    }

    /** Thresholds fall from tier to tier, stand above the rest, and leave nobody without a tier. */
    private void mustFollow(List<DocumentCursor> items, List<Tier> tiers, Direction ranking) {
        Score lowest = null;
        boolean rest = false;
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).cut() instanceof Cut.Threshold threshold) {
                if (rest) {
                    items.get(i).at("threshold").wrong("不能写在 rest 等次之后");
                }
                if (lowest != null && ranking.order().compare(lowest, threshold.total()) >= 0) {
                    items.get(i).at("threshold").wrong("应比上一个等次的分数线" + ranking.worse());
                }
                lowest = threshold.total();
            }
            rest |= takesRest(tiers.get(i));
        }
        if (lowest != null && !rest) {
            root.at("tiers").wrong("有按分数线划分的等次，要有一个等次写 rest，否则不到线的没有等次");
        }
    }

    List<Special> specials(List<Line> lines) {
        if (!root.at("specials").given()) {
            return List.of();
        }
        List<Special> read = root.at("specials").items(1, 20).stream()
                .map(special -> special(special, lines))
                .toList();
        return LineReader.distinct(root.at("specials"), read, Special::name, "名称");
    }

    private Special special(DocumentCursor special, List<Line> lines) {
        special.only("name", "line", "count", "outcome");
        String name = special.at("name").text(20);
        String line = special.at("line").code();
        if (!line.isEmpty() && lines.stream().noneMatch(known -> known.code().equals(line))) {
            special.at("line").wrong("没有这个评分项: " + line);
        }
        return new Special(
                name, line, special.at("count").positive(10_000), outcomes.read(special.at("outcome"), name, false));
    }

    List<Streak> streaks() {
        if (!root.at("streaks").given()) {
            return List.of();
        }
        List<Streak> read =
                root.at("streaks").items(1, 20).stream().map(this::streak).toList();
        return LineReader.distinct(root.at("streaks"), read, Streak::name, "名称").stream()
                .sorted(Comparator.comparingInt(Streak::periods))
                .toList();
    }

    private Streak streak(DocumentCursor streak) {
        streak.only("name", "top", "bottom", "periods", "mode", "outcome");
        String name = streak.at("name").text(30);
        int periods = streak.at("periods").given() ? streak.at("periods").positive(History.LONGEST) : 1;
        if (periods > 1 && root.at("period").is("campaign")) {
            streak.at("periods").wrong("攻坚期只有一期，不能连续");
        }
        Streak.End end = streak.at("top").given() ? Streak.End.TOP : Streak.End.BOTTOM;
        if (streak.at("top").given() && streak.at("bottom").given()) {
            streak.at("bottom").wrong("不能与 top 同时写");
        }
        DocumentCursor mode = streak.at("mode");
        return new Streak(
                name,
                end,
                streak.at(end == Streak.End.TOP ? "top" : "bottom").positive(10_000),
                periods,
                mode.given() ? mode.word(Streak.Mode.WORDS).orElse(Streak.Mode.REPLACE) : Streak.Mode.REPLACE,
                outcomes.read(streak.at("outcome"), name, false));
    }
}
