package cn.fengming.points.community;

import cn.fengming.points.paper.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file with households, and what it would change in the register. It is kept for a day; then the file has to be sent
 * again.
 *
 * @param village null for the whole town
 * @param expiresAt until when it may be confirmed
 * @param changes the first 50, in the order of the file
 */
record RegisterImport(
        UUID id,
        @Nullable UUID village,
        State state,
        Instant madeAt,
        Instant expiresAt,
        Figures figures,
        List<Flaw> errors,
        List<ImportedChange> changes) {

    static final Duration KEPT = Duration.ofHours(24);

    enum State {
        /** Something is wrong in it: nothing of it can be written. */
        FAULTY,
        /** Waits to be confirmed. */
        PREVIEWED,
        /** Stands in the register. */
        APPLIED
    }

    /**
     * What it comes to.
     *
     * @param errors all of them; at most 200 are listed
     */
    record Figures(
            long households,
            long added,
            long changed,
            long unchanged,
            long people,
            long peopleAdded,
            long peopleChanged,
            long errors) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);

        static Figures of(ImportRows.Sums sums, long errors) {
            return new Figures(
                    sums.households(),
                    sums.added(),
                    sums.changed(),
                    sums.unchanged(),
                    sums.people(),
                    sums.peopleAdded(),
                    sums.peopleChanged(),
                    errors);
        }
    }

    /** What was shown, as it is kept. */
    record Summary(Figures figures, int last, List<Flaw> errors, List<ImportedChange> changes) {

        static final Summary NOTHING = new Summary(Figures.NONE, 0, List.of(), List.of());
    }
}
