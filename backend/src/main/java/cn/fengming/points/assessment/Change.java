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
        String tierAfter) {}
