package cn.fengming.points.awards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A re-check (复查) of a standing honour. Checks are added and never changed.
 *
 * @param kept whether it still deserves the honour; a no says why in {@code words}
 */
record HonourCheck(UUID id, LocalDate checkedOn, boolean kept, String words, UUID checkedBy, Instant checkedAt) {}
