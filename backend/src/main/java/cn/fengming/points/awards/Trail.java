package cn.fengming.points.awards;

import cn.fengming.points.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one application, from the rule version it counts under to the transfer that paid it.
 * Who voted and who objected is not in it: the household reads decisions and reasons, not names.
 */
record Trail(
        Application application,
        Rule rule,
        List<ShownPhoto> photos,
        List<Decision> reviews,
        @Nullable Notice notice,
        List<Complaint> objections,
        List<Step> steps) {

    /** What a panel decided. Votes and reasons are empty until it has. */
    record Decision(
            UUID review,
            Review.ItemState state,
            int favour,
            int against,
            List<String> reasons,
            @Nullable Instant decidedAt) {}

    /** An objection without who made it. */
    record Complaint(
            UUID objection,
            String reason,
            Instant openedAt,
            Objection.State state,
            @Nullable String outcome,
            @Nullable Long award,
            @Nullable Instant heardAt) {

        static Complaint of(Objection objection) {
            return new Complaint(
                    objection.id(),
                    objection.reason(),
                    objection.openedAt(),
                    objection.state(),
                    objection.outcome(),
                    objection.award(),
                    objection.heardAt());
        }
    }

    /** The same for a deduction. */
    record OfDeduction(
            Deduction deduction,
            Rule rule,
            List<UUID> photos,
            List<UUID> curePhotos,
            List<Decision> reviews,
            List<Complaint> objections,
            List<Step> steps) {}
}
