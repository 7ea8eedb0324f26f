package cn.fengming.points.awards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * The monthly sheet of a home (月评): one inspector's score of one household in one month. Never changed once handed in.
 *
 * @param score 0 to 100
 * @param photos how many were handed in with it
 */
record HomeSheet(
        UUID id,
        UUID village,
        UUID household,
        YearMonth month,
        int score,
        String words,
        int photos,
        UUID inspectedBy,
        LocalDate inspectedOn,
        Instant inspectedAt) {}
