package cn.fengming.points.alerts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * From when on a town's rules speak. They can be made sharper or duller within bounds, never switched off.
 *
 * @param awarderPercent share of a village's points of a quarter through one person's hands
 * @param awarderPoints and at least so many points; for a surname or circle too
 * @param clanPercent share of a village's points of a quarter that went to one surname or one circle of kin
 * @param clanFactor and at least so many percent of its share of households: 200 is twice
 * @param spikeDays the last days of a quarter
 * @param spikeFactor a day's points in them against the quarter's daily mean, in percent
 * @param spikePoints and at least so many points in them
 * @param stockPercent difference or loss against what should be there
 * @param stockPieces and at least so many pieces
 */
record Thresholds(
        @Min(value = 30, message = "比例在 30 到 95 之间") @Max(value = 95, message = "比例在 30 到 95 之间")
        int awarderPercent,

        @Min(value = 10, message = "积分在 10 到 5000 之间") @Max(value = 5000, message = "积分在 10 到 5000 之间")
        int awarderPoints,

        @Min(value = 20, message = "比例在 20 到 90 之间") @Max(value = 90, message = "比例在 20 到 90 之间")
        int clanPercent,

        @Min(value = 110, message = "倍数在 110% 到 500% 之间") @Max(value = 500, message = "倍数在 110% 到 500% 之间")
        int clanFactor,

        @Min(value = 3, message = "天数在 3 到 30 之间") @Max(value = 30, message = "天数在 3 到 30 之间")
        int spikeDays,

        @Min(value = 150, message = "倍数在 150% 到 1000% 之间") @Max(value = 1000, message = "倍数在 150% 到 1000% 之间")
        int spikeFactor,

        @Min(value = 10, message = "积分在 10 到 5000 之间") @Max(value = 5000, message = "积分在 10 到 5000 之间")
        int spikePoints,

        @Min(value = 1, message = "比例在 1 到 50 之间") @Max(value = 50, message = "比例在 1 到 50 之间")
        int stockPercent,

        @Min(value = 1, message = "件数在 1 到 100 之间") @Max(value = 100, message = "件数在 1 到 100 之间")
        int stockPieces) {

    static final Thresholds DEFAULT = new Thresholds(60, 200, 40, 200, 10, 300, 200, 5, 3);
}
