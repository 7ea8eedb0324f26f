package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a town decided about one kind of spot.
 *
 * @param radius metres within which another report of the kind may be the same spot
 * @param usualRoute taken when an assignment names no other
 * @param days from the assignment to the deadline, by route
 */
record KindRule(int radius, Route usualRoute, Map<Route, Integer> days) {

    static final int WIDEST = 500;
    static final int LONGEST = 180;

    private static final int FALLBACK_DAYS = 7;

    KindRule {
        if (usualRoute == null || days == null || days.values().stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("kinds", "每种类型要写明常用路径和各路径的期限");
        }
        Map<Route, Integer> ordered = new EnumMap<>(Route.class);
        ordered.putAll(days);
        days = ordered;
        if (radius < 1 || radius > WIDEST) {
            throw Problem.invalid("radius", "距离应在 1 到 " + WIDEST + " 米之间");
        }
        if (days.values().stream().anyMatch(each -> each < 1 || each > LONGEST)) {
            throw Problem.invalid("days", "期限应在 1 到 " + LONGEST + " 天之间");
        }
    }

    int days(Route route, @Nullable Integer asked) {
        int given = asked == null ? days.getOrDefault(route, FALLBACK_DAYS) : asked;
        if (given < 1 || given > LONGEST) {
            throw Problem.invalid("days", "期限应在 1 到 " + LONGEST + " 天之间");
        }
        return given;
    }

    static KindRule usual(SpotKind kind) {
        return new KindRule(usualRadius(kind), usualRoute(kind), usualDays(kind));
    }

    private static int usualRadius(SpotKind kind) {
        return switch (kind) {
            case POULTRY, DUST -> 100;
            case WATERWAY, BLACK_WATER, BARE_SOIL -> 60;
            default -> 30;
        };
    }

    private static Route usualRoute(SpotKind kind) {
        return switch (kind) {
            case BLACK_WATER, RUINS, SHACKS -> Route.CADRE;
            case BARE_SOIL, DUST -> Route.TOWN;
            default -> Route.GRID;
        };
    }

    private static Map<Route, Integer> usualDays(SpotKind kind) {
        Map<Route, Integer> days = new EnumMap<>(Map.of(Route.HOUSEHOLD, 7, Route.CADRE, 15, Route.TOWN, 30));
        if (kind != SpotKind.BLACK_WATER) {
            days.put(Route.GRID, kind == SpotKind.GARBAGE ? 2 : 3);
        }
        return days;
    }
}
