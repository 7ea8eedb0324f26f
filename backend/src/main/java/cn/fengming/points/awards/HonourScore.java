package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Honour score (荣誉积分) of a household in one year: the base plus what it earned. Never spent.
 *
 * @param name the household's head, masked: 张*三
 * @param rank within its village; equal scores share the better rank
 */
public record HonourScore(UUID household, String name, int year, long base, long earned, long score, int rank) {

    private static final Pattern KEY = Pattern.compile("(-?\\d{1,15})_([0-9a-f-]{36})");

    /** Where it stands in the order of its village: by what was earned, then as registered. */
    String key() {
        return earned + "_" + household;
    }

    /**
     * Those that come after a key in the order of a village; all of them without one.
     *
     * @throws Problem 400 when it is no key of a score
     */
    static Predicate<HonourScore> after(@Nullable String key) {
        if (key == null) {
            return any -> true;
        }
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw Problem.invalid("after", "翻页位置不对，请从第一页看起");
        }
        long earned = Long.parseLong(parts.group(1));
        String household = parts.group(2);
        return score -> score.earned() < earned
                || (score.earned() == earned && score.household().toString().compareTo(household) > 0);
    }
}
