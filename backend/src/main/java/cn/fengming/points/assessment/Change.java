package cn.fengming.points.assessment;

import java.util.UUID;

/** What a corrected standing changed for one subject. */
public record Change(
        UUID subject,
        String name,
        int rankBefore,
        int rankAfter,
        Score totalBefore,
        Score totalAfter,
        String tierBefore,
        String tierAfter) {

    static Change between(Place before, Place after) {
        return new Change(
                after.subject(),
                after.name(),
                before.rank(),
                after.rank(),
                before.total(),
                after.total(),
                before.tierName(),
                after.tierName());
    }
}
