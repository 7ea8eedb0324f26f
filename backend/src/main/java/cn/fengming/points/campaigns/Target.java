package cn.fengming.points.campaigns;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one village is to do of one work.
 *
 * @param group class of villages (一类); empty when the town has none
 */
record Target(UUID village, String work, String group, BigDecimal amount) {

    boolean sameAs(Target other) {
        return village.equals(other.village())
                && work.equals(other.work())
                && group.equals(other.group())
                && amount.compareTo(other.amount()) == 0;
    }
}
