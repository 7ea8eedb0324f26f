package cn.fengming.points.awards;

/** What happens to what is due when the pool does not reach. Chosen before the quarter begins. */
public enum Shortage {
    /** Paid in full in the order of submission; from the first that the pool does not reach, all wait. */
    DEFER,
    /** Everybody gets the same share of what is due, in whole points; what is not paid lapses. */
    PRO_RATA
}
