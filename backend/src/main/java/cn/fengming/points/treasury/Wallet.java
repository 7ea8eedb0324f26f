package cn.fengming.points.treasury;

import cn.fengming.points.ledger.Lot;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.ledger.Savings;
import java.util.List;
import java.util.UUID;

/**
 * A household's points at one look.
 *
 * @param available can be redeemed now
 * @param held set aside for redemptions not collected yet
 * @param redeemed became goods, ever
 * @param expired lapsed at year-end clearing, ever
 * @param lots what is available, by quarter of earning, oldest first; sums to {@code available}
 */
record Wallet(UUID household, long available, long held, long redeemed, long expired, List<Lot> lots) {

    static Wallet of(UUID household, Savings savings) {
        return new Wallet(
                household,
                savings.in(Purse.WALLET),
                savings.in(Purse.HELD),
                savings.in(Purse.REDEEMED),
                savings.in(Purse.EXPIRED),
                savings.lots());
    }
}
