package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.util.Map;

/** How often a scheme assesses. Half-months, months, campaigns and years join here. */
enum PeriodKind {
    QUARTER;

    static final Map<String, PeriodKind> WORDS = Map.of("quarter", QUARTER);

    /** @throws Problem 400 when the code is not one of this kind: {@code 2026Q4} */
    Period parse(String code) {
        return switch (this) {
            case QUARTER -> Period.of(Quarter.parse(code));
        };
    }
}
