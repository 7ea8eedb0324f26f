package cn.fengming.points.ledger;

/** The ways points and pieces may go. Anything else is no movement of this book (twin: table {@code ledger.route}). */
public enum Movement {
    /** The town issues points to a village pool. */
    GRANT(Purse.ISSUE, Purse.POOL),
    /** A pool pays a household for an award. */
    AWARD(Purse.POOL, Purse.WALLET),
    /** A household redeems: points are set aside. */
    HOLD(Purse.WALLET, Purse.HELD),
    /** Goods were handed over: the held points are spent. Follows its HOLD. */
    REDEEM(Purse.HELD, Purse.REDEEMED),
    /** Cancelled or lapsed: held points return to the lots they came from. Follows its HOLD. */
    RELEASE(Purse.HELD, Purse.WALLET),
    /** Year-end clearing of what is left of a lot. */
    EXPIRE(Purse.WALLET, Purse.EXPIRED),
    /** Two households became one: what is left in the ended one's wallet goes to the other, in the same lots. */
    MERGE(Purse.WALLET, Purse.WALLET),
    /** Goods arrive in a village store. */
    RECEIVE(Purse.SUPPLY, Purse.STOCK),
    /** A piece is set aside for a redemption. */
    RESERVE(Purse.STOCK, Purse.RESERVED),
    /** The piece was handed over. Follows its RESERVE. */
    HAND(Purse.RESERVED, Purse.HANDED),
    /** The piece went back on the shelf. Follows its RESERVE. */
    RESTOCK(Purse.RESERVED, Purse.STOCK),
    /** Takes back a GRANT, in part or whole. Two persons and a reason. */
    UNDO_GRANT(Purse.POOL, Purse.ISSUE),
    /** Takes back an AWARD, in part or whole. Two persons and a reason. */
    UNDO_AWARD(Purse.WALLET, Purse.POOL),
    /** Takes back a REDEEM after a handover that was wrong. Two persons and a reason. */
    UNDO_REDEEM(Purse.REDEEMED, Purse.WALLET),
    /** Takes back an EXPIRE. Two persons and a reason. */
    UNDO_EXPIRE(Purse.EXPIRED, Purse.WALLET),
    /** Takes back a RECEIVE: wrongly counted on arrival. Two persons and a reason. */
    UNDO_RECEIVE(Purse.STOCK, Purse.SUPPLY),
    /** Takes back a HAND: the piece came back. Two persons and a reason. */
    UNDO_HAND(Purse.HANDED, Purse.STOCK);

    private final Purse from;
    private final Purse to;

    Movement(Purse from, Purse to) {
        this.from = from;
        this.to = to;
    }

    public Purse from() {
        return from;
    }

    public Purse to() {
        return to;
    }

    boolean corrects() {
        return compareTo(UNDO_GRANT) >= 0;
    }

    /** Refers to an earlier transfer and can never move more than that one did. */
    boolean follows() {
        return corrects() || this == REDEEM || this == RELEASE || this == HAND || this == RESTOCK;
    }
}
