package cn.fengming.points.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * That a village was inspected, on which day and by whom.
 *
 * @param present persons of the team who were there
 */
record VisitReport(
        UUID visit, LocalDate visitedOn, List<UUID> present, String words, UUID reportedBy, Instant reportedAt) {

    VisitReport {
        present = List.copyOf(present);
    }
}
