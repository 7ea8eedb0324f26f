package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 结算单: what a partner shop gave out in a time, at the agreed price. The town draws it, the keeper agrees, the town pays.
 * A handover stands on one bill that is not void.
 *
 * @param pieces given out, less what came back
 * @param totalFen what the shop is owed, in fen
 * @param reference of the payment: the number of the voucher
 */
public record Bill(
        UUID id,
        UUID outletId,
        LocalDate fromOn,
        LocalDate toOn,
        State state,
        long pieces,
        long totalFen,
        @JsonIgnore UUID drawnBy,
        String drawerName,
        Instant drawnAt,
        @Nullable Instant agreedAt,
        @Nullable Instant paidAt,
        @Nullable String reference,
        @Nullable Instant voidedAt,
        @Nullable String remark) {

    /** How far it is. */
    public enum State {
        DRAWN("还没有店主确认"),
        AGREED("店主已确认，还没有付款"),
        PAID("已经付款"),
        VOID("已经作废");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }
    }

    /**
     * One good of one redemption.
     *
     * @param deed handed out, or came back after it had been billed
     * @param pieces negative for what came back
     */
    public record Line(
            UUID redemptionId, UUID goodId, Deed deed, String name, int pieces, long unitFen, LocalDate handedOn) {

        long fen() {
            return Math.multiplyExact(unitFen, pieces);
        }
    }

    /** What happened to the goods. */
    public enum Deed {
        HANDED,
        RETURNED
    }

    /**
     * The shop's bills against the ledger: every piece handed out there is on a bill or still open.
     *
     * @param inLedger counted pieces handed over at the shop, straight from the book
     * @param onBills of those, on bills that are not void
     * @param open of those, on none yet
     */
    public record Control(long inLedger, long onBills, long open) {

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public boolean matches() {
            return inLedger == onBills + open;
        }
    }

    /** A bill with its lines. */
    public record Sheet(Bill bill, List<Line> lines, Control control) {}

    /** From when to when; both days belong to it. */
    public record Form(
            @NotNull(message = "请选择合作店") UUID outlet,
            @NotNull(message = "请选择从哪天") LocalDate from,
            @NotNull(message = "请选择到哪天") LocalDate to) {

        /** @throws Problem 422 {@code bill-differs} when the id stands for another bill */
        void mustSay(Bill known) {
            if (!known.outletId().equals(outlet)
                    || !known.fromOn().equals(from)
                    || !known.toOn().equals(to)) {
                throw Problem.refused("bill-differs", "这个编号已经开过另一张结算单，请重新填写");
            }
        }

        /** @throws Problem 400 when it ends before it begins, or in the future */
        Form mustBeOver(LocalDate today) {
            if (to.isBefore(from) || to.isAfter(today)) {
                throw Problem.invalid("to", "请选择已经过去的日子，从早到晚");
            }
            return this;
        }
    }

    /** How it was paid. */
    public record Payment(
            @NotBlank(message = "请填写付款凭证号") @Size(max = 60, message = "凭证号最多 60 字")
            String reference) {}

    /** Why it does not count. */
    public record Voiding(
            @NotBlank(message = "请写明为什么作废") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** What a piece is paid from a day on. */
    public record AgreedPrice(UUID goodId, LocalDate since, long unitFen) {}

    /** A new price. */
    public record PriceForm(
            @NotNull(message = "请选择从哪天起") LocalDate since,

            @Min(value = 0, message = "价格不能为负") @Max(value = 100_000_000, message = "价格太大")
            long unitFen) {}

    /** @throws Problem 409 when it stands elsewhere */
    Bill mustBe(State expected) {
        if (state != expected) {
            throw Problem.conflict("bill-" + state.name().toLowerCase(Locale.ROOT), "这张结算单" + state.sentence)
                    .with("state", state.name());
        }
        return this;
    }

    /** @throws Problem 409 when it is paid or void */
    Bill mustBeVoidable() {
        return state == State.AGREED ? this : mustBe(State.DRAWN);
    }

    /** @throws Problem 403 by the person who drew it */
    Bill mustNotBeDrawnBy(Actor actor) {
        if (drawnBy.equals(actor.person())) {
            throw Problem.forbidden("结算单要由对方确认");
        }
        return this;
    }
}
