package cn.fengming.points.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure about a subject that stands on no sheet: problems a survey counted, a panel member's mark, what was done of
 * a target, a result of another scheme, a veto.
 *
 * @param line code of the line or veto it belongs to
 * @param target what was to be reached; null where nothing was
 * @param day on which it holds
 * @param words where it comes from, as the village reads it
 * @param origin the row it can be followed to
 */
record Fact(
        UUID subject, String line, Score value, @Nullable Score target, LocalDate day, String words, UUID origin) {}
