package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where every point of a town is, at one moment: fund = unissued + pools + wallets + held + redeemed + expired.
 *
 * @param fundFen earmarked money recorded so far, in fen
 * @param fund points that may be issued against it
 * @param moved points moved in this quarter's book, by movement
 * @param pieces of goods at the same moment; null in proofs from before goods were proven too
 */
public record Proof(
        Quarter quarter,
        Instant at,
        long fundFen,
        long fund,
        long unissued,
        long pools,
        long wallets,
        long held,
        long redeemed,
        long expired,
        Map<Movement, Long> moved,
        @Nullable Pieces pieces) {

    public Proof {
        Map<Movement, Long> ordered = new EnumMap<>(Movement.class);
        ordered.putAll(moved);
        moved = ordered;
    }

    /** The sum that must equal the fund. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long accounted() {
        return Math.addExact(
                Math.addExact(Math.addExact(unissued, pools), Math.addExact(wallets, held)),
                Math.addExact(redeemed, expired));
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean holds() {
        return accounted() == fund && (pieces == null || pieces.holds());
    }

    /** One line of the page, in words. */
    public record Item(String words, long points) {}

    /** The fund, where it is, and the sum of that. */
    public List<Item> whereabouts() {
        return List.of(
                new Item("资金对应积分（" + fundFen / 100 + "." + twoDigits(fundFen % 100) + "元）", fund),
                new Item("  其中 未发行", unissued),
                new Item("  其中 各村积分池", pools),
                new Item("  其中 农户可兑换积分", wallets),
                new Item("  其中 兑换中（已冻结）", held),
                new Item("  其中 已兑换", redeemed),
                new Item("  其中 已到期清零", expired),
                new Item("合计", accounted()));
    }

    /** What was moved in this quarter's book. */
    public List<Item> movements() {
        return moved.entrySet().stream()
                .map(move -> new Item(name(move.getKey()), move.getValue()))
                .toList();
    }

    /** What it proves, in one sentence. */
    public String verdict() {
        return accounted() == fund ? "账平：资金 = 未发行 + 积分池 + 可兑换 + 兑换中 + 已兑换 + 已清零" : "账不平，不能结账";
    }

    /** What the page is called. */
    public String title(String town) {
        return town + " " + quarter.year() + "年第" + quarter.number() + "季度积分结账证明";
    }

    /** The page that is printed and pinned to the wall when a quarter closes. */
    public String printed(String town) {
        StringBuilder page = new StringBuilder().append(title(town)).append("\n\n");
        whereabouts().forEach(item -> page.append(row(item.words(), item.points())));
        page.append('\n').append(verdict()).append("\n\n本季度发生额\n");
        movements().forEach(item -> page.append(row("  " + item.words(), item.points())));
        if (pieces != null) {
            page.append(pieces.printed());
        }
        return page.toString();
    }

    private static String row(String label, long points) {
        return label + "：" + points + " 分\n";
    }

    private static String twoDigits(long fen) {
        return (fen < 10 ? "0" : "") + fen;
    }

    private static String name(Movement movement) {
        return switch (movement) {
            case GRANT -> "发放到村积分池";
            case AWARD -> "农户入账";
            case HOLD -> "兑换冻结";
            case REDEEM -> "核销";
            case RELEASE -> "退回";
            case EXPIRE -> "到期清零";
            case MERGE -> "并户转入";
            case UNDO_GRANT -> "冲回村积分池";
            case UNDO_AWARD -> "冲回农户入账";
            case UNDO_REDEEM -> "冲回核销";
            case UNDO_EXPIRE -> "冲回清零";
            case RECEIVE,
                    RESERVE,
                    HAND,
                    RESTOCK,
                    SURPLUS,
                    LOSE,
                    DISPOSE,
                    BLOCK,
                    SEND,
                    ARRIVE,
                    TURN_BACK,
                    UNDO_RECEIVE,
                    UNDO_HAND -> throw new IllegalArgumentException(movement + " moves goods, not points");
        };
    }
}
