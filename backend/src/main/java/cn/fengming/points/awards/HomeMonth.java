package cn.fengming.points.awards;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** A month of a village whose home sheets became applications: how many there were, and of which kind. */
record HomeMonth(
        UUID village,
        YearMonth month,
        UUID closedBy,
        Instant closedAt,
        int sheets,
        int redFlags,
        int clean,
        int improved) {}
