package cn.fengming.points.alerts;

import cn.fengming.points.alerts.Suspicion.Ground;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.store.StockGap;
import java.util.List;
import java.util.Map;

/** Goods that were counted differently than the book has them, or lost, beyond a share. */
final class MissingStock {

    private MissingStock() {}

    static List<Suspicion> of(Quarter quarter, List<StockGap> gaps, Thresholds limits) {
        return gaps.stream()
                .filter(gap -> gap.pieces() >= limits.stockPieces()
                        && gap.pieces() * 100 >= Math.max(gap.of(), 1) * limits.stockPercent())
                .map(gap -> said(quarter, gap))
                .toList();
    }

    private static Suspicion said(Quarter quarter, StockGap gap) {
        boolean counted = gap.kind() == StockGap.Kind.COUNTED;
        return new Suspicion(
                AlertKind.STOCK,
                counted ? gap.fact() + "/" + gap.good() : quarter + "/" + gap.store() + "/" + gap.good(),
                gap.store(),
                counted
                        ? "{village:" + gap.store() + "}盘点" + gap.name() + "：账上 " + gap.of() + " 件，相差 " + gap.pieces()
                                + " 件"
                        : quarter + " {village:" + gap.store() + "}报损" + gap.name() + " " + gap.pieces() + " 件，累计进货 "
                                + gap.of() + " 件",
                Map.of(counted ? "账上件数" : "累计进货", gap.of(), counted ? "相差件数" : "报损件数", gap.pieces()),
                List.of(new Ground(counted ? "stocktaking" : "loss", gap.fact(), gap.name())));
    }
}
