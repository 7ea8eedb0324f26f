package cn.fengming.points.store;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a household wants, priced by the catalogue of this moment. Every line is on sale, within its limit, and no good
 * stands in it twice. Lines are ordered by good, so that baskets that meet lock in one order.
 */
record Basket(List<Line> lines) {

    static final int MOST_LINES = 10;

    /** One good and how many pieces of it. */
    record Line(Good good, int pieces) {

        long points() {
            return good.price() * pieces;
        }

        long costFen() {
            return good.costFen() * pieces;
        }

        RedemptionLine of(UUID redemption, Ids ids) {
            return new RedemptionLine(
                    redemption,
                    good.id(),
                    good.name(),
                    good.kind(),
                    pieces,
                    good.price(),
                    good.costFen(),
                    good.version(),
                    good.stocked() ? ids.next() : null,
                    null);
        }
    }

    /**
     * @param known goods of the town among those wanted
     * @throws Problem 400 an empty or too long basket, or a good twice; 404 an unknown good; 422 off sale or over limit
     */
    static Basket fill(List<Wanted> wanted, Collection<Good> known) {
        if (wanted.isEmpty() || wanted.size() > MOST_LINES) {
            throw Problem.invalid("lines", "一次可兑换 1 到 " + MOST_LINES + " 种商品");
        }
        Map<UUID, Good> goods = known.stream().collect(Collectors.toMap(Good::id, Function.identity()));
        if (wanted.stream().map(Wanted::good).distinct().count() < wanted.size()) {
            throw Problem.invalid("lines", "同一种商品请合并成一行");
        }
        List<Line> lines = wanted.stream()
                .map(line -> line(line, goods.get(line.good())))
                .sorted(Comparator.comparing(line -> line.good().id()))
                .toList();
        return new Basket(lines).mustBeMovable();
    }

    private static Line line(Wanted wanted, @Nullable Good good) {
        if (good == null) {
            throw Problem.notFound("这个商品");
        }
        if (wanted.pieces() < 1) {
            throw Problem.invalid("pieces", "数量至少为 1");
        }
        if (!good.onSale()) {
            throw Problem.refused("off-sale", good.name() + "已经下架").with("good", good.id());
        }
        if (wanted.pieces() > good.seasonLimit()) {
            throw overLimit(good);
        }
        return new Line(good, wanted.pieces());
    }

    /**
     * @param taken pieces by good that the household has taken in the season
     * @throws Problem 422 when a line would take it over its limit
     */
    void mustStayWithinLimits(Map<UUID, Integer> taken) {
        lines.stream()
                .filter(line -> line.pieces() + taken.getOrDefault(line.good().id(), 0)
                        > line.good().seasonLimit())
                .findFirst()
                .ifPresent(line -> {
                    throw overLimit(line.good());
                });
    }

    /** One of its goods. */
    Good good(UUID id) {
        return lines.stream()
                .map(Line::good)
                .filter(good -> good.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Problem overLimit(Good good) {
        return Problem.refused("over-household-limit", good.name() + "每户本期限兑 " + good.seasonLimit() + " 件")
                .with("good", good.id())
                .with("limit", good.seasonLimit());
    }

    private Basket mustBeMovable() {
        if (points() > Points.MAX) {
            throw Problem.refused("basket-too-large", "一次兑换的积分太多，请分开兑换");
        }
        return this;
    }

    /** @throws Problem 409 when the household agreed to another total: a price has changed since it looked */
    Basket mustCost(@Nullable Long agreed) {
        if (agreed != null && agreed != points()) {
            throw Problem.conflict("price-changed", "商品价格有变动，现在共需 " + points() + " 积分，请确认后再兑换")
                    .with("points", points());
        }
        return this;
    }

    long points() {
        return lines.stream().mapToLong(Line::points).sum();
    }

    long costFen() {
        return lines.stream().mapToLong(Line::costFen).sum();
    }
}
