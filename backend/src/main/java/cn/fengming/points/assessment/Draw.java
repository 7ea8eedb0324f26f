package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Seed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A draw of what to visit (抽查), with everything needed to do it again.
 *
 * @param number counts the draws of a round from 1: drawing again until it suits would show
 * @param candidates keys that were in the pot: household or group ids, names of roads
 * @param seed follows from the round's seed and the number, see {@link #seedOf}
 * @param drawn keys in the order they were drawn
 */
record Draw(
        UUID id,
        UUID round,
        int number,
        UUID village,
        DrawKind kind,
        List<String> candidates,
        String seed,
        List<String> drawn,
        String reason,
        UUID drawnBy,
        Instant drawnAt) {

    /** The seed of the n-th draw of a round: SHA-256 of {@code <seed of the round>:draw:<n>}. */
    static Seed seedOf(Round round, int number) {
        return round.secret().derive("draw:" + number);
    }

    /** Does the draw again from what was written down. */
    DrawCheck check(Round round) {
        return new DrawCheck(
                new Seed(seed).draw(candidates, drawn.size()).equals(drawn),
                seedOf(round, number).hex().equals(seed),
                round.secret().commitment().equals(round.commitment()),
                round.commitment(),
                round.seed());
    }
}
