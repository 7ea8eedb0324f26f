package cn.fengming.points.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Where every piece of goods of a town is, at one moment: received = on the shelf + reserved + handed + blocked + under
 * way + lost.
 *
 * @param received ever, with what stocktakings found
 * @param underWay between two stores
 */
public record Pieces(long received, long onShelf, long reserved, long handed, long blocked, long underWay, long lost) {

    /** The sum that must equal what was received. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long accounted() {
        return Math.addExact(
                Math.addExact(Math.addExact(onShelf, reserved), Math.addExact(handed, blocked)),
                Math.addExact(underWay, lost));
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean holds() {
        return accounted() == received;
    }

    /** Where they are, in words; pieces instead of points. */
    public List<Proof.Item> whereabouts() {
        return List.of(
                new Proof.Item("入库（含盘盈）", received),
                new Proof.Item("  其中 在架", onShelf),
                new Proof.Item("  其中 已兑待取", reserved),
                new Proof.Item("  其中 已发放", handed),
                new Proof.Item("  其中 过期停发", blocked),
                new Proof.Item("  其中 调拨途中", underWay),
                new Proof.Item("  其中 报损和盘亏", lost));
    }

    /** What it proves, in one sentence. */
    public String verdict() {
        return holds() ? "物平：入库 = 在架 + 待取 + 已发放 + 停发 + 途中 + 报损" : "物不平，不能结账";
    }

    String printed() {
        StringBuilder page = new StringBuilder("\n物资（件）\n");
        whereabouts()
                .forEach(item -> page.append(item.words())
                        .append('：')
                        .append(item.points())
                        .append(" 件\n"));
        return page.append(verdict()).append('\n').toString();
    }
}
