package cn.fengming.points.awards;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Points a household got, with everybody who had a hand in it.
 *
 * @param points that stand: posted less what was taken back
 * @param recordedAt when it was written down
 * @param writers who recorded it, took it on or confirmed it as second person; never the household that applied
 * @param judges who voted for it in a panel
 */
public record PostedAward(
        UUID application,
        UUID village,
        UUID household,
        String rule,
        long points,
        Instant recordedAt,
        Instant postedAt,
        Set<UUID> writers,
        Set<UUID> judges) {

    public PostedAward {
        writers = Set.copyOf(writers);
        judges = Set.copyOf(judges);
    }
}
