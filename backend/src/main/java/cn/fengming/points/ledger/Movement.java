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
    /** More was counted than the book says. Two persons and a reason. */
    SURPLUS(Purse.SUPPLY, Purse.STOCK),
    /** Lost, broken, or fewer counted than the book says. Two persons and a reason. */
    LOSE(Purse.STOCK, Purse.LOST),
    /** What was too old is thrown away. Two persons and a reason. */
    DISPOSE(Purse.BLOCKED, Purse.LOST),
    /** Too old to be given away. */
    BLOCK(Purse.STOCK, Purse.BLOCKED),
    /** Leaves a store for another one. */
    SEND(Purse.STOCK, Purse.TRANSIT),
    /** Arrives in the other store. Follows its SEND. */
    ARRIVE(Purse.TRANSIT, Purse.STOCK),
    /** Did not arrive: back to the store that sent it. Follows its SEND. */
    TURN_BACK(Purse.TRANSIT, Purse.STOCK),
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
        return corrects()
                || this == REDEEM
                || this == RELEASE
                || this == HAND
                || this == RESTOCK
                || this == ARRIVE
                || this == TURN_BACK;
    }

    /** One person alone cannot make it. */
    boolean takesTwo() {
        return corrects() || this == SURPLUS || this == LOSE || this == DISPOSE;
    }
}
