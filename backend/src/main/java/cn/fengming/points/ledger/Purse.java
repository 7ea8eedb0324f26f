package cn.fengming.points.ledger;

/** What an account is for. The first six hold points, the others count pieces of one good in a store. */
public enum Purse {
    /** 镇发行: the only points account that may be negative, down to the recorded fund. */
    ISSUE,
    /** 村积分池. */
    POOL,
    /** 可兑换积分 of a household, kept in lots by the quarter they were earned in. */
    WALLET,
    /** Points of a household set aside for an open redemption. */
    HELD,
    /** Points of a household that became goods. */
    REDEEMED,
    /** Points of a household that lapsed at year-end clearing. */
    EXPIRED,
    /** Where goods come from; negative by the number ever received. */
    SUPPLY,
    /** Pieces on the shelf. */
    STOCK,
    /** Pieces set aside for open redemptions. */
    RESERVED,
    /** Pieces handed over. */
    HANDED,
    /** Pieces too old to be given away, until they are written off. */
    BLOCKED,
    /** Pieces that left a store for another one and have not arrived. */
    TRANSIT,
    /** Pieces lost, broken or thrown away. */
    LOST;

    /** All but the two from which everything comes. */
    boolean neverBelowZero() {
        return this != ISSUE && this != SUPPLY;
    }

    boolean countsGoods() {
        return compareTo(SUPPLY) >= 0;
    }

    /** Shared by many requests at once, so its row is locked last and for the shortest time. */
    boolean shared() {
        return this == ISSUE || this == POOL || countsGoods();
    }

    boolean keepsLots() {
        return this == WALLET || this == HELD;
    }
}
