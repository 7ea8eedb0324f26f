package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 盘点: what lies in a store, counted by one person, watched by another, approved by a third. Until then the book stays as
 * it is; then it says what was counted.
 */
public record Stocktaking(
        UUID id,
        UUID outletId,
        State state,
        @JsonIgnore UUID openedBy,
        String openerName,
        Instant openedAt,
        @Nullable Instant countedAt,
        @Nullable Instant decidedAt,
        @Nullable String remark) {

    /** How far it is. */
    public enum State {
        COUNTING("还在盘点"),
        COUNTED("已经盘完，等见证和审批"),
        APPROVED("已经审批入账"),
        REJECTED("没有通过，请重新盘点");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }
    }

    /**
     * One good as it was counted.
     *
     * @param expected what the book said at that moment: on the shelf, set aside and too old together
     */
    public record Line(
            @JsonIgnore UUID stocktakingId,
            UUID goodId,
            String name,
            long counted,
            long expected,
            @Nullable String explanation,
            @JsonIgnore UUID countedBy,
            Instant countedAt) {

        /** More (positive) or fewer pieces than the book says. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public long difference() {
            return counted - expected;
        }

        boolean unexplained() {
            return difference() != 0 && (explanation == null || explanation.isBlank());
        }
    }

    /**
     * A good nobody has counted yet.
     *
     * @param there the book has pieces of it in the store, so it must be counted; another may have been found
     */
    public record Uncounted(
            UUID goodId, String name, @Nullable UUID photoId, boolean there) {}

    /** With all that stands on it, and what is still to be counted. */
    public record Sheet(
            Stocktaking stocktaking, List<Line> lines, List<Uncounted> uncounted, List<Signature> signatures) {}

    /** Which store. */
    public record Form(@NotNull(message = "请选择兑换点") UUID outlet) {}

    /** How many there are. */
    public record Count(
            @NotNull(message = "请填写盘点数量") @Min(value = 0, message = "数量不能为负") @Max(value = 1_000_000, message = "数量太大")
            Long counted,

            @Size(max = 200, message = "说明最多 200 字") @Nullable
            String explanation) {}

    /** What the third person says. */
    public record Decision(
            @NotNull(message = "请选择同意或不同意") Boolean approved,

            @Size(max = 200, message = "说明最多 200 字") @Nullable
            String remark) {

        State outcome() {
            return approved ? State.APPROVED : State.REJECTED;
        }
    }

    /** @throws Problem 409 when it stands elsewhere */
    Stocktaking mustBe(State expected) {
        if (state != expected) {
            throw Problem.conflict("stocktaking-" + state.name().toLowerCase(Locale.ROOT), "这次盘点" + state.sentence)
                    .with("state", state.name());
        }
        return this;
    }

    /**
     * @param uncounted what nobody has counted
     * @throws Problem 422 when something is not counted, or a difference is not explained
     */
    static void mustBeComplete(List<Line> lines, List<Uncounted> uncounted) {
        List<String> missing =
                uncounted.stream().filter(Uncounted::there).map(Uncounted::name).toList();
        if (!missing.isEmpty()) {
            throw Problem.refused("not-all-counted", "还没有盘点：" + String.join("、", missing));
        }
        List<String> unexplained =
                lines.stream().filter(Line::unexplained).map(Line::name).toList();
        if (!unexplained.isEmpty()) {
            throw Problem.refused("difference-unexplained", "请说明差异原因：" + String.join("、", unexplained));
        }
    }

    /** @throws Problem 403 when the approver counted; 422 before a witness has signed */
    void mustBeApprovedByAThird(UUID approver, List<Line> lines, List<Signature> signatures) {
        if (openedBy.equals(approver)
                || lines.stream().anyMatch(line -> line.countedBy().equals(approver))) {
            throw Problem.forbidden("盘点要由没有参加盘点的人审批");
        }
        if (signatures.stream().noneMatch(signature -> signature.part() == Signature.Part.WITNESS)) {
            throw Problem.refused("witness-missing", "还没有见证人签字");
        }
    }
}
