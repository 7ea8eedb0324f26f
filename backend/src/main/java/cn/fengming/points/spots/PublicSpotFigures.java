package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of a town's spots of the last twelve months. Places and single spots are not among it, nor
 * what was declined.
 */
record PublicSpotFigures(
        LocalDate from,
        LocalDate to,
        Figure total,
        List<OfKind> byKind,
        List<OfVillage> byVillage,
        List<OfMonth> byMonth) {

    /**
     * As in {@link SpotFigures.Figure}, of what was accepted.
     *
     * @param open accepted and not written off
     */
    record Figure(
            long accepted,
            long writtenOff,
            long open,
            @Nullable BigDecimal medianDays) {

        static Figure of(SpotFigures.Figure figure) {
            return new Figure(
                    figure.accepted(),
                    figure.writtenOff(),
                    figure.accepted() - figure.writtenOff(),
                    figure.medianDays());
        }
    }

    record OfKind(SpotKind kind, String kindWords, Figure figure) {}

    record OfVillage(UUID village, String name, Figure figure) {}

    record OfMonth(YearMonth month, Figure figure) {}

    static PublicSpotFigures of(SpotFigures figures) {
        return new PublicSpotFigures(
                figures.from(),
                figures.to(),
                Figure.of(figures.total()),
                figures.byKind().stream()
                        .map(each -> new OfKind(each.kind(), each.kindWords(), Figure.of(each.figure())))
                        .toList(),
                figures.byVillage().stream()
                        .map(each -> new OfVillage(each.village(), each.name(), Figure.of(each.figure())))
                        .toList(),
                figures.byMonth().stream()
                        .map(each -> new OfMonth(each.month(), Figure.of(each.figure())))
                        .toList());
    }
}
