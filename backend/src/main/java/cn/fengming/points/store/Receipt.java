package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 收货单: what was counted when goods of a purchase arrived. It is on the shelf when the buyer, the receiver and a witness
 * have signed, three persons of three homes, and not a moment earlier.
 *
 * @param code six digits that bring the paper up on another's phone while it is open
 */
public record Receipt(
        UUID id,
        UUID purchaseId,
        UUID outletId,
        State state,
        String code,
        String supplier,
        String note,
        UUID openedBy,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {

    /** How far it is. */
    public enum State {
        OPEN,
        RECEIVED,
        CANCELLED
    }

    /** Pieces with one date. Money in fen. */
    public record Line(
            @JsonIgnore UUID receiptId,
            int lineNo,
            UUID goodId,
            String name,
            int pieces,
            long unitFen,
            @Nullable LocalDate bestBefore) {}

    /**
     * A receipt with all that stands on it.
     *
     * @param missing who has still to sign
     */
    public record Sheet(
            Receipt receipt, List<Line> lines, List<Signature> signatures, Set<Signature.Part> missing, long totalFen) {

        static Sheet of(Receipt receipt, List<Line> lines, List<Signature> signatures) {
            Set<Signature.Part> missing = EnumSet.copyOf(Signature.OF_RECEIPT);
            missing.removeAll(signatures.stream().map(Signature::part).collect(Collectors.toSet()));
            long total = lines.stream()
                    .mapToLong(line -> Math.multiplyExact(line.unitFen(), line.pieces()))
                    .sum();
            return new Sheet(receipt, lines, signatures, missing, total);
        }
    }

    /** What arrived. */
    public record Form(
            @NotNull(message = "请选择采购单") UUID purchase,

            @NotNull(message = "请填写到了什么") @Size(min = 1, max = 50, message = "一张收货单 1 到 50 行")
            List<@Valid Arrived> lines,

            @Size(max = 200, message = "备注最多 200 字") @Nullable
            String note,

            @Size(max = 9, message = "照片最多 9 张") @Nullable List<UUID> photos) {

        public Form {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        List<UUID> goods() {
            return lines.stream().map(Arrived::good).toList();
        }

        List<Integer> pieces() {
            return lines.stream().map(Arrived::pieces).toList();
        }

        String words() {
            return note == null ? "" : note.strip();
        }

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }

        /** @throws Problem 422 {@code receipt-differs} when the id stands for something else that arrived */
        void mustSay(Sheet known) {
            List<Arrived> counted = known.lines().stream()
                    .map(line -> new Arrived(line.goodId(), line.pieces(), line.bestBefore()))
                    .toList();
            Receipt receipt = known.receipt();
            if (!receipt.purchaseId().equals(purchase) || !receipt.note().equals(words()) || !counted.equals(lines)) {
                throw Problem.refused("receipt-differs", "这个编号已经登记过另一次到货，请重新填写");
            }
        }
    }

    /** Pieces of one good with one date. */
    public record Arrived(
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100_000, message = "数量太大")
            int pieces,

            @Nullable LocalDate bestBefore) {}

    /** The digits somebody was told. */
    public record Check(
            @NotBlank(message = "请输入签收码") @Pattern(regexp = "[0-9]{6}", message = "签收码是 6 位数字")
            String code) {}

    /** Why it is put away. */
    public record Cancelling(
            @NotBlank(message = "请写明为什么作废") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    boolean open() {
        return state == State.OPEN;
    }

    /** @throws Problem 409 when it has ended */
    Receipt mustBeOpen() {
        if (!open()) {
            throw Problem.conflict("receipt-ended", state == State.RECEIVED ? "这张收货单已经三方签收入库" : "这张收货单已经作废")
                    .with("state", state.name());
        }
        return this;
    }
}
