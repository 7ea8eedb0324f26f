package cn.fengming.points.spots;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * A month's draw done again from what was written down. {@code printf '%s' "<seed>:<spot>" | sha256sum} gives the lot of
 * a candidate on any machine.
 *
 * @param same whether drawing again gives what was recorded
 * @param drawn what drawing again gives, in order
 * @param recorded what is looked at, in order
 */
public record RecheckVerification(
        YearMonth month,
        boolean same,
        String seed,
        boolean eachVillage,
        int size,
        List<RecheckPot> candidates,
        List<UUID> drawn,
        List<UUID> recorded) {

    /** @param lot the smaller comes first */
    public record RecheckPot(UUID spot, UUID village, String lot) {}

    static RecheckVerification of(RecheckDraw draw, List<Recheck> rechecks) {
        List<UUID> again = draw.drawn().stream().map(RecheckCandidate::spot).toList();
        List<UUID> recorded = rechecks.stream().map(Recheck::spot).toList();
        List<RecheckPot> pot = draw.candidates().stream()
                .map(candidate -> new RecheckPot(
                        candidate.spot(),
                        candidate.village(),
                        draw.seed().lot(candidate.spot().toString())))
                .toList();
        return new RecheckVerification(
                draw.month(),
                again.equals(recorded),
                draw.seed().hex(),
                draw.eachVillage(),
                draw.size(),
                pot,
                again,
                recorded);
    }
}
