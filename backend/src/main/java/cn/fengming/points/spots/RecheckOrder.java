package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to draw for a month's re-inspection: a number, or a share of everything that was put right.
 *
 * @param size how many; all when there are fewer
 * @param percent of the candidates, rounded up; instead of {@code size}
 * @param eachVillage at least one of every village that has candidates; no when left out
 */
public record RecheckOrder(
        @NotNull(message = "请写明是哪个月的复查") YearMonth month,

        @Nullable @Min(value = 1, message = "至少抽 1 处") @Max(value = MOST, message = "一次最多抽 500 处")
        Integer size,

        @Nullable @Min(value = 1, message = "比例应为 1 到 100") @Max(value = 100, message = "比例应为 1 到 100")
        Integer percent,

        @Nullable Boolean eachVillage) {

    static final int MOST = 500;

    boolean ofEachVillage() {
        return Boolean.TRUE.equals(eachVillage);
    }

    /** @throws Problem 422 {@code nothing-to-draw}; 400 on {@code size} when it says nothing, too much or too little */
    int of(List<RecheckCandidate> candidates) {
        if (candidates.isEmpty()) {
            throw Problem.refused("nothing-to-draw", "上个月没有核实或销号的脏乱点，没有可复查的");
        }
        int villages = ofEachVillage()
                ? (int) candidates.stream()
                        .map(RecheckCandidate::village)
                        .distinct()
                        .count()
                : 0;
        return size == null
                ? share(candidates.size(), villages)
                : Math.min(mustReach(size, villages), candidates.size());
    }

    private static int mustReach(int asked, int villages) {
        if (asked < villages) {
            throw Problem.invalid("size", "每个村至少抽一处，一共至少要抽 " + villages + " 处");
        }
        return asked;
    }

    private int share(int candidates, int villages) {
        int share = percent == null ? 0 : (candidates * percent + 99) / 100;
        return Math.min(Math.max(share, villages), MOST);
    }

    /** @throws Problem 400 unless exactly one of number and share is given */
    RecheckOrder mustSayHowMany() {
        if ((size == null) == (percent == null)) {
            throw Problem.invalid("size", "请写明抽几处，或者抽百分之几，二选一");
        }
        return this;
    }
}
