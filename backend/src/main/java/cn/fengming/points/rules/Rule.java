package cn.fengming.points.rules;

import cn.fengming.points.kernel.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule (积分细则): immutable. A change is a further version from a later day on, so whatever was
 * awarded under this one stays as it was.
 *
 * @param id of this version
 * @param words the rule in plain words for villagers
 * @param points for one time (or hour); negative for a deduction
 * @param validTo last day, when the rule itself ends; null while it goes on or until a later version takes over
 */
public record Rule(
        UUID id,
        UUID town,
        String code,
        int version,
        String name,
        String words,
        long points,
        Terms terms,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Most points of one time, either way. The largest known award is 30. */
    public static final long MOST_POINTS = 1000;

    public Rule {
        if (points == 0 || Math.abs(points) > MOST_POINTS) {
            throw Problem.invalid("points", "分值应为不超过" + MOST_POINTS + "的整数，且不能为零");
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw Problem.invalid("validTo", "失效日期不能早于生效日期");
        }
    }

    public boolean deducts() {
        return points < 0;
    }

    /** Paid for each hour that was scanned in and out. */
    public boolean byTheHour() {
        return evidence().proofs().contains(Proof.SCAN_IN_OUT);
    }

    public Cap cap() {
        return terms.cap();
    }

    public Awarding awarding() {
        return terms.awarding();
    }

    public Evidence evidence() {
        return terms.evidence();
    }
}
