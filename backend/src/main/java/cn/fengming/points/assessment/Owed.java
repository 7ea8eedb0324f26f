package cn.fengming.points.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A talk or letter that a frozen place brings, with what was found there.
 *
 * @param number of the consequence among those of its subject
 * @param cause the tier or streak it follows from
 * @param words who talks, or what letter: as the scheme says
 * @param grounds every finding and figure behind the place
 */
public record Owed(
        UUID round,
        String scheme,
        String title,
        String period,
        @Nullable String before,
        UUID subject,
        String subjectName,
        UUID village,
        int number,
        Consequence.Kind kind,
        String cause,
        String words,
        int rank,
        String total,
        List<Reason> grounds) {

    /**
     * One finding or figure.
     *
     * @param line title of the line it counts on
     * @param count places; null for a figure
     */
    public record Reason(
            String line,
            String words,
            @Nullable String spot,
            @Nullable Integer count,
            @Nullable LocalDate day,
            List<UUID> photos) {

        public Reason {
            photos = List.copyOf(photos);
        }
    }
}
