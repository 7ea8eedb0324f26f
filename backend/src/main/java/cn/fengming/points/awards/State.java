package cn.fengming.points.awards;

/** Where an application stands on its way from 申报 to 入账. The moves between states are in {@link Move}. */
public enum State {
    /** Waits for the panel, or for somebody of the staff to take it on. */
    SUBMITTED("待受理"),
    UNDER_REVIEW("评议中"),
    /** Waits for the second person its rule, or kinship, asks for. */
    AWAITING_SECOND("待确认"),
    /** Agreed; goes on public notice, or falls due without when its rule asks for none. */
    APPROVED("已通过"),
    ON_NOTICE("公示中"),
    /** On notice with an open objection: it waits, the others go on. */
    OBJECTED("有异议"),
    DUE("待入账"),
    /** Due, but the pool did not reach: comes first with the next pool money. */
    DEFERRED("已顺延"),
    POSTED("已入账"),
    /** Earned, and wholly set off against deductions of the same quarter: nothing moved. */
    SET_OFF("已抵扣"),
    DECLINED("未通过"),
    /** Taken off after an upheld objection. */
    STRUCK("异议成立"),
    WITHDRAWN("已撤回"),
    /** Fell due and was not paid: above the cap, or the share of a short pool came to nothing. */
    LAPSED("已失效"),
    /** Was posted by mistake; a correction of the book took all of it back. */
    CORRECTED("已更正");

    private final String words;

    State(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Nobody has to do anything about it any more; only the book may take back what was posted. */
    public boolean ended() {
        return compareTo(POSTED) >= 0;
    }

    /** It takes up a place under the cap of its rule. */
    boolean counts() {
        return compareTo(SET_OFF) <= 0;
    }

    /** Its points were earned for good. */
    boolean settled() {
        return this == POSTED || this == SET_OFF;
    }
}
