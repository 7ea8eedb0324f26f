package cn.fengming.points.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a violated database constraint means in words. A module contributes one bean that knows its own constraints:
 *
 * <pre>{@code
 * return switch (constraint) {
 *     case "redemption_limit" -> Problem.refused("over-limit", "本季兑换数量已到上限");
 *     default -> null;
 * };
 * }</pre>
 */
public interface ConstraintProblems {

    /** Null when this module has no such constraint. */
    @Nullable
    Problem of(String constraint);
}
