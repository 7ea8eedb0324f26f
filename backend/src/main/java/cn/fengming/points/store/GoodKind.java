package cn.fengming.points.store;

/** What a household gets for its points. */
public enum GoodKind {
    /** 实物: comes in pieces, counted in the village store. */
    GOODS,
    /** 服务: a haircut, ten copies. Counted only when the village says so. */
    SERVICE,
    /** 赠予: given to a household in need in the giver's name. */
    GIFT
}
