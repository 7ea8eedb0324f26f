package cn.fengming.points.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 到货: pieces of one good that arrived in a village store. What is on the shelf is the ledger's business.
 *
 * @param receivedBy the person who counted them
 */
public record Delivery(
        UUID id,
        UUID villageId,
        UUID goodId,
        int pieces,
        String supplier,
        String note,
        UUID receivedBy,
        String receiverName,
        Instant receivedAt) {

    /** What was counted on arrival. */
    public record Form(
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100_000, message = "数量太大")
            int pieces,

            @Size(max = 60, message = "供货单位最多 60 字") @Nullable
            String supplier,

            @Size(max = 200, message = "备注最多 200 字") @Nullable
            String note) {

        public static Form of(UUID good, int pieces) {
            return new Form(good, pieces, null, null);
        }
    }
}
