package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a town decided about spots. A kind it said nothing about follows the program's own rule.
 *
 * @param verifyDays how long reporter and witnesses have to verify before the town does
 * @param townDays how long after the committee the town is told that a spot is late
 * @param reopenDays how long after the write-off reporter and witnesses may say that it is dirty again
 */
record SpotSettings(Map<SpotKind, KindRule> kinds, int verifyDays, int townDays, int reopenDays) {

    static final SpotSettings USUAL = new SpotSettings(Map.of(), 7, 3, 90);

    private static final int LONGEST = 365;

    SpotSettings {
        Map<SpotKind, KindRule> whole = new EnumMap<>(SpotKind.class);
        Arrays.stream(SpotKind.values()).forEach(kind -> whole.put(kind, KindRule.usual(kind)));
        if (kinds == null || kinds.values().stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("kinds", "请写明各种类型的设置");
        }
        whole.putAll(kinds);
        kinds = whole;
        KindRule water = whole.get(SpotKind.BLACK_WATER);
        if (water != null && (water.usualRoute() == Route.GRID || water.days().containsKey(Route.GRID))) {
            throw Problem.invalid("kinds", "黑臭水体只能由农户自行整改、干部督促整改或镇专班整改");
        }
        mustBeDays("verifyDays", verifyDays);
        mustBeDays("townDays", townDays);
        mustBeDays("reopenDays", reopenDays);
    }

    private static void mustBeDays(String field, int days) {
        if (days < 1 || days > LONGEST) {
            throw Problem.invalid(field, "天数应在 1 到 " + LONGEST + " 之间");
        }
    }

    KindRule of(SpotKind kind) {
        return kinds.getOrDefault(kind, KindRule.usual(kind));
    }
}
