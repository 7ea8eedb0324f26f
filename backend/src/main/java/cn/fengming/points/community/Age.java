package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** What follows from a year of birth. In doubt somebody counts as a minor until the year after they turned 18. */
final class Age {

    private static final int ADULT = 18;
    private static final int ELDER = 60;
    private static final int OLDEST_YEAR = 1900;

    private Age() {}

    static boolean minor(@Nullable Integer birthYear, int year) {
        return birthYear != null && year - birthYear <= ADULT;
    }

    static boolean elder(@Nullable Integer birthYear, int year) {
        return birthYear != null && year - birthYear >= ELDER;
    }

    /** @throws Problem 400 when nobody alive can have that year of birth */
    static void check(@Nullable Integer birthYear, int year) {
        if (birthYear != null && (birthYear < OLDEST_YEAR || birthYear > year)) {
            throw Problem.invalid("birthYear", "出生年份不对");
        }
    }

    /** The head's name stands on public lists, where no minor may stand. @throws Problem 422 */
    static void mustBeAdult(@Nullable Integer birthYear, int year) {
        if (minor(birthYear, year)) {
            throw Problem.refused("minor-head", "户主须是成年人，未成年人请登记监护人为户主");
        }
    }
}
