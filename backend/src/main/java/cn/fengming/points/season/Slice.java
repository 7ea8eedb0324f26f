package cn.fengming.points.season;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one group has of a scarce good (份额), by its households.
 *
 * @param group null for the households of no group
 */
record Slice(int number, @Nullable UUID group, int households, int pieces, int taken) {

    int left() {
        return pieces - taken;
    }
}
