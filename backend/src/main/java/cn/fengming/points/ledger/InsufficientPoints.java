package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Problem;

/** 422: the account has fewer points than the transfer takes. Nothing moved. */
public class InsufficientPoints extends Problem {

    private final long missing;

    InsufficientPoints(long missing) {
        super(422, "insufficient-points", "积分不够，还差 " + missing + " 分");
        this.missing = missing;
        with("missing", missing);
    }

    /** How many points were missing, at least 1. */
    public long missing() {
        return missing;
    }
}
