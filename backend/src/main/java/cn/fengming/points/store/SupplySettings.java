package cn.fengming.points.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What a town decides about its stores.
 *
 * @param threeSignatures goods come in only with a purchase and three signatures, no longer by one person
 * @param moneyPublic whether everybody may read the money page
 * @param marginPercent how far a price may lie above what was paid before it is warned of
 * @param expiryDays how many days before its date a batch is warned of
 * @param collectFor for how many households one person may collect in a season; their registered kin always may
 */
record SupplySettings(
        boolean threeSignatures,
        boolean moneyPublic,

        @Min(value = 0, message = "差价比例在 0 到 500 之间") @Max(value = 500, message = "差价比例在 0 到 500 之间")
        int marginPercent,

        @Min(value = 1, message = "提前天数在 1 到 365 之间") @Max(value = 365, message = "提前天数在 1 到 365 之间")
        int expiryDays,

        @Min(value = 0, message = "代领户数在 0 到 100 之间") @Max(value = 100, message = "代领户数在 0 到 100 之间") @Nullable
        Integer collectFor) {

    private static final int USUALLY = 5;

    static final SupplySettings DEFAULT = new SupplySettings(false, false, 20, 30, USUALLY);

    SupplySettings {
        collectFor = collectFor == null ? USUALLY : collectFor;
    }

    int mostCollected() {
        return collectFor == null ? USUALLY : collectFor;
    }
}
