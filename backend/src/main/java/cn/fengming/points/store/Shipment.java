package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 调拨: goods on the way from one store to another. Both ends confirm; what does not arrive is the sender's again, who has
 * to explain it.
 */
public record Shipment(
        UUID id,
        UUID fromOutlet,
        UUID toOutlet,
        State state,
        String note,
        @JsonIgnore UUID sentBy,
        String senderName,
        Instant sentAt,
        @Nullable String receiverName,
        @Nullable Instant receivedAt) {

    /** Where the goods are. */
    public enum State {
        SENT,
        ARRIVED
    }

    /**
     * One good of it.
     *
     * @param arrived null while under way
     * @param transferId the transfer of the book that sent it
     */
    public record Line(
            @JsonIgnore UUID shipmentId,
            UUID goodId,
            String name,
            int pieces,
            @Nullable Integer arrived,
            @JsonIgnore UUID transferId) {}

    /** A shipment with its goods. */
    public record Sheet(Shipment shipment, List<Line> lines) {}

    /** What is sent where. */
    public record Form(
            @NotNull(message = "请选择从哪里调出") UUID from,
            @NotNull(message = "请选择调到哪里") UUID to,

            @NotNull(message = "请选择商品") @Size(min = 1, max = 50, message = "一次调拨 1 到 50 种商品")
            List<@Valid Wanted> lines,

            @Size(max = 200, message = "备注最多 200 字") @Nullable
            String note) {

        public Form {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        /** @throws Problem 400 when it goes nowhere or names a good twice */
        Form mustMakeSense() {
            if (from.equals(to)) {
                throw Problem.invalid("to", "不能调给自己");
            }
            if (lines.stream().map(Wanted::good).distinct().count() < lines.size()) {
                throw Problem.invalid("lines", "同一种商品请合并成一行");
            }
            return this;
        }

        String words() {
            return note == null ? "" : note.strip();
        }

        /** @throws Problem 422 {@code shipment-differs} when the id stands for something else that was sent */
        void mustSay(Sheet known) {
            Set<Wanted> sent = known.lines().stream()
                    .map(line -> new Wanted(line.goodId(), line.pieces()))
                    .collect(Collectors.toSet());
            Shipment shipment = known.shipment();
            if (!shipment.fromOutlet().equals(from)
                    || !shipment.toOutlet().equals(to)
                    || !shipment.note().equals(words())
                    || !sent.equals(Set.copyOf(lines))) {
                throw Problem.refused("shipment-differs", "这个编号已经登记过另一次调拨，请重新填写");
            }
        }
    }

    /** What was counted at the other end. */
    public record Arrival(
            @NotNull(message = "请填写到了多少") @Size(min = 1, max = 50, message = "请填写到了多少")
            List<@Valid Counted> lines) {

        public Arrival {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        /**
         * How much of each good arrived.
         *
         * @throws Problem 400 when a line is missing or more arrived than was sent
         */
        Map<UUID, Integer> of(List<Line> sent) {
            Map<UUID, Integer> counted =
                    lines.stream().collect(Collectors.toMap(Counted::good, Counted::pieces, Integer::sum));
            for (Line line : sent) {
                Integer arrived = counted.get(line.goodId());
                if (arrived == null || arrived > line.pieces()) {
                    throw Problem.invalid("lines", line.name() + "发出 " + line.pieces() + " 件，请核对到了几件");
                }
            }
            return counted;
        }
    }

    /** Pieces of one good that arrived. */
    public record Counted(
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 0, message = "数量不能为负") @Max(value = 100_000, message = "数量太大")
            int pieces) {}

    /** @throws Problem 409 when it has arrived; 403 by the sender */
    Shipment mustAwait(Actor receiver) {
        if (state != State.SENT) {
            throw Problem.conflict("shipment-arrived", "这次调拨已经签收过了").with("state", state.name());
        }
        if (sentBy.equals(receiver.person())) {
            throw Problem.forbidden("调拨要由对方的人签收");
        }
        return this;
    }
}
