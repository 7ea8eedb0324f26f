package cn.fengming.points.board;

import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.community.Village;
import cn.fengming.points.paper.Paper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 光荣榜 as it hangs in the village square: the honours that stand, kind by kind, and the month's red flags. It shows
 * what the public page shows, names masked.
 */
record HonourPoster(Village village, List<HonourBoard.Entry> honours, List<HonourBoard.RedFlag> flags, String month) {

    private static final int ACROSS = 5;

    HonourPoster {
        honours = List.copyOf(honours);
        flags = List.copyOf(flags);
    }

    boolean empty() {
        return honours.isEmpty() && flags.isEmpty();
    }

    Paper paper() {
        Paper paper = Paper.a3(village.name() + "光荣榜")
                .landscape()
                .framed()
                .enlarged(120)
                .title("光　荣　榜")
                .subtitle(village.name());
        for (Map.Entry<String, List<HonourBoard.Entry>> kind : byKind().entrySet()) {
            paper = paper.centred("★ " + kind.getKey() + " ★")
                    .roll(
                            Math.min(ACROSS, kind.getValue().size()),
                            kind.getValue().stream().map(HonourPoster::name).toList());
        }
        if (!flags.isEmpty()) {
            paper = paper.centred("★ " + month + "红旗户 ★")
                    .roll(
                            Math.min(2 * ACROSS, flags.size()),
                            flags.stream()
                                    .map(flag -> new Paper.Name(flag.name(), null))
                                    .toList());
        }
        return paper.seal(village.committee(), null);
    }

    private Map<String, List<HonourBoard.Entry>> byKind() {
        Map<String, List<HonourBoard.Entry>> kinds = new LinkedHashMap<>();
        honours.stream()
                .sorted(Comparator.comparing(HonourBoard.Entry::kind).thenComparing(HonourBoard.Entry::certificate))
                .forEach(entry -> kinds.computeIfAbsent(entry.kindWords(), kind -> new java.util.ArrayList<>())
                        .add(entry));
        return kinds;
    }

    private static Paper.Name name(HonourBoard.Entry entry) {
        return new Paper.Name(entry.name(), under(entry));
    }

    private static @Nullable String under(HonourBoard.Entry entry) {
        return entry.citation() == null || entry.citation().isBlank()
                ? entry.quarter().year() + "年第" + entry.quarter().number() + "季度"
                : entry.citation();
    }
}
