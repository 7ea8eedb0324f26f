package cn.fengming.points.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

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

    String printed() {
        return "\n物资（件）\n"
                + row("入库（含盘盈）", received)
                + row("  其中 在架", onShelf)
                + row("  其中 已兑待取", reserved)
                + row("  其中 已发放", handed)
                + row("  其中 过期停发", blocked)
                + row("  其中 调拨途中", underWay)
                + row("  其中 报损和盘亏", lost)
                + (holds() ? "物平：入库 = 在架 + 待取 + 已发放 + 停发 + 途中 + 报损\n" : "物不平，不能结账\n");
    }

    private static String row(String label, long pieces) {
        return label + "：" + pieces + " 件\n";
    }
}
