package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The re-inspection of a month as the viewer sees it: an inspector of one village sees that village's spots.
 *
 * @param candidates how many spots were in the pot
 * @param seed 64 hexadecimal digits, to draw again without us
 * @param checked how many of all have a result
 * @param items in the order they were drawn
 */
public record RecheckMonth(
        YearMonth month,
        int candidates,
        int size,
        boolean eachVillage,
        String seed,
        UUID drawnBy,
        Instant drawnAt,
        int checked,
        int unrectified,
        List<RecheckItem> items) {

    static RecheckMonth of(RecheckDraw draw, List<Recheck> rechecks, Actor viewer) {
        return new RecheckMonth(
                draw.month(),
                draw.candidates().size(),
                draw.size(),
                draw.eachVillage(),
                draw.seed().hex(),
                draw.drawnBy(),
                draw.drawnAt(),
                (int) rechecks.stream()
                        .map(Recheck::result)
                        .filter(Objects::nonNull)
                        .count(),
                (int) rechecks.stream()
                        .filter(recheck -> recheck.result() == RecheckResult.UNRECTIFIED)
                        .count(),
                rechecks.stream()
                        .filter(recheck -> recheck.shownTo(viewer))
                        .map(recheck -> recheck.item(viewer))
                        .toList());
    }
}
