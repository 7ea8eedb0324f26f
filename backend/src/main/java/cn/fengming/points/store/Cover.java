package cn.fengming.points.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 兑付保障: what all points in households' hands would cost at today's prices, against the money and the goods there are.
 * Exact: money in fen, rounded up where it is owed and down where it is had.
 *
 * @param points in wallets and set aside for open redemptions
 * @param costFen what they cost in the mixture households took before, or of all goods alike when none took any
 * @param worstFen what they would cost if everybody took the good that costs most a point
 * @param dearest that good's name
 * @param moneyFen fund less what was paid; may be negative
 * @param stockFen goods in stores at what was paid for them, too old ones not counted
 */
record Cover(
        long points, long costFen, long worstFen, @Nullable String dearest, long moneyFen, long stockFen) {

    /** How one good is bought and priced, and how many pieces of it were taken lately. */
    record Offer(String name, long price, long costFen, long taken) {}

    static Cover of(long points, List<Offer> offers, long moneyFen, long stockFen) {
        boolean taken = offers.stream().anyMatch(offer -> offer.taken() > 0);
        BigInteger cost = BigInteger.ZERO;
        BigInteger price = BigInteger.ZERO;
        Offer dearest = null;
        for (Offer offer : offers) {
            BigInteger weight = BigInteger.valueOf(taken ? offer.taken() : 1);
            cost = cost.add(BigInteger.valueOf(offer.costFen()).multiply(weight));
            price = price.add(BigInteger.valueOf(offer.price()).multiply(weight));
            if (dearest == null || dearer(offer, dearest)) {
                dearest = offer;
            }
        }
        return new Cover(
                points,
                price.signum() == 0 ? 0 : owed(points, cost, price),
                dearest == null
                        ? 0
                        : owed(points, BigInteger.valueOf(dearest.costFen()), BigInteger.valueOf(dearest.price())),
                dearest == null ? null : dearest.name(),
                moneyFen,
                stockFen);
    }

    private static boolean dearer(Offer one, Offer other) {
        BigInteger left = BigInteger.valueOf(one.costFen()).multiply(BigInteger.valueOf(other.price()));
        return left.compareTo(BigInteger.valueOf(other.costFen()).multiply(BigInteger.valueOf(one.price()))) > 0;
    }

    private static long owed(long points, BigInteger cost, BigInteger price) {
        BigInteger[] exact = BigInteger.valueOf(points).multiply(cost).divideAndRemainder(price);
        return exact[0].add(exact[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE)
                .longValueExact();
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long hadFen() {
        return Math.addExact(moneyFen, stockFen);
    }

    /** What is had for every 1,000 fen that is owed; null when nothing is owed. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable Long permille() {
        return costFen == 0 ? null : Math.floorDiv(Math.multiplyExact(hadFen(), 1000L), costFen);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean covered() {
        return hadFen() >= costFen;
    }
}
