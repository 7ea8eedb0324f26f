package cn.fengming.points.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names one account by whose it is and what it is for; the row behind it appears with its first transfer.
 *
 * @param good the good it counts; null when it holds points
 */
public record Account(Holder holder, Purse purse, @Nullable UUID good) {

    public Account {
        if (purse.countsGoods() == (good == null)) {
            throw new IllegalArgumentException(purse + (good == null ? " counts a good" : " holds points"));
        }
    }

    public static Account issue(UUID town) {
        return new Account(Holder.town(town), Purse.ISSUE, null);
    }

    public static Account pool(UUID village) {
        return new Account(Holder.village(village), Purse.POOL, null);
    }

    public static Account wallet(UUID household) {
        return new Account(Holder.household(household), Purse.WALLET, null);
    }

    public static Account held(UUID household) {
        return new Account(Holder.household(household), Purse.HELD, null);
    }

    public static Account redeemed(UUID household) {
        return new Account(Holder.household(household), Purse.REDEEMED, null);
    }

    public static Account expired(UUID household) {
        return new Account(Holder.household(household), Purse.EXPIRED, null);
    }

    public static Account supply(UUID village, UUID good) {
        return new Account(Holder.village(village), Purse.SUPPLY, good);
    }

    public static Account stock(UUID village, UUID good) {
        return new Account(Holder.village(village), Purse.STOCK, good);
    }

    public static Account reserved(UUID village, UUID good) {
        return new Account(Holder.village(village), Purse.RESERVED, good);
    }

    public static Account handed(UUID village, UUID good) {
        return new Account(Holder.village(village), Purse.HANDED, good);
    }

    /** Pieces of a good, in whichever store. */
    public static Account of(Holder store, Purse purse, UUID good) {
        return new Account(store, purse, good);
    }
}
