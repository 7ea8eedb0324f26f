package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 采购单: what is bought from whom, for which store, at which price. What arrives of it comes in by receipts, never more
 * than was ordered.
 */
public record Purchase(
        UUID id,
        UUID outletId,
        String supplier,
        String reason,
        State state,
        UUID orderedBy,
        String ordererName,
        Instant orderedAt,
        @Nullable Instant closedAt,
        @Nullable String closedReason) {

    /** Whether more may arrive. */
    public enum State {
        ORDERED,
        CLOSED
    }

    /**
     * One good of it.
     *
     * @param received pieces that arrived or are being received
     * @param unitFen what a piece costs, in fen
     */
    public record Line(UUID goodId, String name, int pieces, int received, long unitFen) {

        public int missing() {
            return pieces - received;
        }
    }

    /** A purchase with its goods. Money in fen. */
    public record Sheet(Purchase purchase, List<Line> lines, long totalFen) {

        static Sheet of(Purchase purchase, List<Line> lines) {
            return new Sheet(
                    purchase,
                    lines,
                    lines.stream()
                            .mapToLong(line -> Math.multiplyExact(line.unitFen(), line.pieces()))
                            .sum());
        }
    }

    /** What is to be bought. */
    public record Form(
            @NotNull(message = "请选择兑换点") UUID outlet,

            @NotBlank(message = "请填写供货单位") @Size(max = 60, message = "供货单位最多 60 字")
            String supplier,

            @NotBlank(message = "请写明为什么采购") @Size(max = 200, message = "事由最多 200 字")
            String reason,

            @NotNull(message = "请添加商品") @Size(min = 1, max = 50, message = "一张采购单 1 到 50 种商品")
            List<@Valid Order> lines) {

        public Form {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        List<UUID> goods() {
            return lines.stream().map(Order::good).toList();
        }

        /** @throws Problem 422 {@code purchase-differs} when the id stands for something else that was ordered */
        void mustSay(Sheet known) {
            Set<Order> ordered = known.lines().stream()
                    .map(line -> new Order(line.goodId(), line.pieces(), line.unitFen()))
                    .collect(Collectors.toSet());
            Purchase purchase = known.purchase();
            if (!purchase.outletId().equals(outlet)
                    || !purchase.supplier().equals(supplier.strip())
                    || !purchase.reason().equals(reason.strip())
                    || !ordered.equals(Set.copyOf(lines))) {
                throw Problem.refused("purchase-differs", "这个编号已经开过另一张采购单，请重新填写");
            }
        }

        /** @throws Problem 400 when a good stands in it twice */
        Form mustNameEachOnce() {
            if (goods().stream().distinct().count() < lines.size()) {
                throw Problem.invalid("lines", "同一种商品请合并成一行");
            }
            return this;
        }
    }

    /** One good that is ordered. */
    public record Order(
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100_000, message = "数量太大")
            int pieces,

            @Min(value = 0, message = "进价不能为负") @Max(value = 100_000_000, message = "进价太大")
            long unitFen) {}

    /** Why nothing more is to come. */
    public record Closing(
            @NotBlank(message = "请写明为什么结束") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** @throws Problem 409 when it is closed */
    Purchase mustBeOpen() {
        if (state != State.ORDERED) {
            throw Problem.conflict("purchase-closed", "这张采购单已经结束").with("state", state.name());
        }
        return this;
    }
}
