package cn.fengming.points.treasury;

import cn.fengming.points.ledger.EntryLine;
import cn.fengming.points.ledger.Passbook;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The passbook of a household at its newest page: the first line's balance is what is available, both being of one moment.
 *
 * @param items newest first, 20 at most
 * @param next pass it as {@code after} to the entries of the wallet for the following page; null when there is none
 */
record OpenPassbook(
        Wallet wallet, List<EntryLine> items, @Nullable String next) {

    static OpenPassbook of(UUID household, Passbook passbook) {
        return new OpenPassbook(
                Wallet.of(household, passbook.savings()),
                passbook.lines().items(),
                passbook.lines().next());
    }
}
