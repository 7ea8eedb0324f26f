package cn.fengming.points.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a village entered in a round, against what it was asked for (任务 4 个，报名 3 个).
 *
 * @param target null when nothing was asked
 */
record VillageEntries(
        UUID village, String name, @Nullable Score target, List<RoundEntry> entries) {}
